package breakdown

import "slices"

// Category is the kind of an element of a breakdown.
type Category string

// The categories of the elements that a scene needs beside its cast.
const (
	// Silhouettes stand between a role and an extra.
	Silhouettes    Category = "silhouettes"
	Extras         Category = "extras"
	Stunts         Category = "stunts"
	Props          Category = "props"
	SetDressing    Category = "set_dressing"
	Vehicles       Category = "vehicles"
	Animals        Category = "animals"
	SpecialEffects Category = "special_effects"
	VisualEffects  Category = "visual_effects"
	Wardrobe       Category = "wardrobe"
	MakeUp         Category = "make_up"
	Sound          Category = "sound"
	Equipment      Category = "equipment"
)

// Categories returns the categories in the order of a breakdown sheet.
func Categories() []Category {
	all := make([]Category, len(categories))
	for i, c := range categories {
		all[i] = c.category
	}
	return all
}

// Label returns the name of the category on a sheet; the category itself where it is none of them.
func (c Category) Label() Text {
	for _, one := range categories {
		if one.category == c {
			return one.label
		}
	}
	return Text{FR: string(c), EN: string(c)}
}

// People reports whether the elements of the category are people who come by the day: extras, silhouettes and
// stunt performers.
func (c Category) People() bool { return c == Extras || c == Silhouettes || c == Stunts }

func (c Category) known() bool { return slices.Contains(Categories(), c) }

// categories have their names, and the words by which a note of a screenplay may call them.
var categories = []struct {
	category Category
	label    Text
	words    []string
}{
	{Silhouettes, Text{FR: "Silhouettes", EN: "Silent bits"}, []string{"silhouettes", "silhouette", "silent bits", "silent bit"}},
	{Extras, Text{FR: "Figuration", EN: "Extras"}, []string{"extras", "extra", "figuration", "figurants", "figurant", "atmosphere", "background"}},
	{Stunts, Text{FR: "Cascades", EN: "Stunts"}, []string{"stunts", "stunt", "cascades", "cascade", "cascadeurs", "cascadeur"}},
	{Props, Text{FR: "Accessoires", EN: "Props"}, []string{"props", "prop", "accessoires", "accessoire"}},
	{SetDressing, Text{FR: "Décoration", EN: "Set dressing"}, []string{"set dressing", "dressing", "décoration", "decoration", "ameublement"}},
	{Vehicles, Text{FR: "Véhicules", EN: "Vehicles"}, []string{"vehicles", "vehicle", "véhicules", "véhicule", "vehicules", "vehicule"}},
	{Animals, Text{FR: "Animaux", EN: "Animals"}, []string{"animals", "animal", "animaux"}},
	{SpecialEffects, Text{FR: "Effets spéciaux", EN: "Special effects"}, []string{"special effects", "special effect", "sfx", "effets spéciaux", "effet spécial", "effets speciaux", "effet special"}},
	{VisualEffects, Text{FR: "Effets visuels", EN: "Visual effects"}, []string{"visual effects", "visual effect", "vfx", "effets visuels", "effet visuel", "trucages", "trucage"}},
	{Wardrobe, Text{FR: "Costumes", EN: "Wardrobe"}, []string{"wardrobe", "costumes", "costume"}},
	{MakeUp, Text{FR: "Maquillage et coiffure", EN: "Make-up and hair"}, []string{"make-up", "makeup", "make up", "hair", "maquillage", "coiffure"}},
	{Sound, Text{FR: "Son et musique", EN: "Sound and music"}, []string{"sound", "music", "son", "musique"}},
	{Equipment, Text{FR: "Machinerie et matériel", EN: "Special equipment"}, []string{"equipment", "special equipment", "matériel", "materiel", "machinerie"}},
}
