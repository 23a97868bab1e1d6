package schedule

// Zone names the list of public holidays of a place (jours fériés). The law adds days in
// Alsace-Moselle and overseas, and in two places the caller has to know more than the map:
//
//   - in Bas-Rhin, Haut-Rhin and Moselle, Good Friday is a holiday only in a commune that has a
//     Protestant temple or a mixed church;
//   - in Saint-Martin, the Code says 27 May and the practice since 2018 or 2019 is 28 May. Which of them
//     binds is unconfirmed, so there is no value for Saint-Martin alone.
type Zone uint8

// The zones. The zero value is Metropolitan.
const (
	// Metropolitan is European France but for Bas-Rhin, Haut-Rhin and Moselle: the eleven national days.
	Metropolitan Zone = iota
	// AlsaceMoselle is a commune of Bas-Rhin, Haut-Rhin or Moselle without Protestant temple or mixed
	// church: 26 December is added.
	AlsaceMoselle
	// AlsaceMoselleGoodFriday is such a commune with a Protestant temple or a mixed church, as
	// Strasbourg: Good Friday and 26 December are added.
	AlsaceMoselleGoodFriday
	// Guadeloupe adds 27 May.
	Guadeloupe
	// Martinique adds 22 May.
	Martinique
	// Guyane, French Guiana, adds 10 June.
	Guyane
	// Reunion, La Réunion, adds 20 December.
	Reunion
	// Mayotte adds 27 April.
	Mayotte
	// SaintBarthelemy adds 9 October.
	SaintBarthelemy
	// SaintMartin27May is Saint-Martin by the letter of the Code.
	SaintMartin27May
	// SaintMartin28May is Saint-Martin by the practice: 28 May from 2018, 27 May before.
	SaintMartin28May
	// NoHolidays is a place whose holidays the caller lists, for instance abroad.
	NoHolidays
)

var zoneWords = vocabulary{"zone", []string{
	"metropolitan", "alsace_moselle", "alsace_moselle_good_friday", "guadeloupe", "martinique", "guyane",
	"reunion", "mayotte", "saint_barthelemy", "saint_martin_27_may", "saint_martin_28_may", "no_holidays",
}}

// String returns the word that documents use, such as alsace_moselle.
func (z Zone) String() string { return zoneWords.word(uint8(z)) }

// MarshalText returns the word that documents use; the error is [ErrRange].
func (z Zone) MarshalText() ([]byte, error) { return zoneWords.marshal(uint8(z)) }

// UnmarshalText reads the word that documents use; an empty text is Metropolitan. The error is [ErrRange].
func (z *Zone) UnmarshalText(text []byte) error {
	value, err := zoneWords.unmarshal(text)
	if err == nil {
		*z = Zone(value)
	}
	return err
}

// Validate returns [ErrRange] for a value that is none of the zones.
func (z Zone) Validate() error { return zoneWords.validate(uint8(z)) }
