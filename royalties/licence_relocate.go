package royalties

import (
	"errors"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// relocate reports the faults of the deal of a licence at the names that make those of its parts.
func (l Licence) relocate(deal recoupment.Deal, err error) error {
	var faults fault.Faults
	if !errors.As(err, &faults) {
		return err
	}
	c := &fault.Collector{}
	told := map[string]bool{} // the parts of a stream are named alike
	for _, one := range faults {
		path := l.field(deal, one.Path)
		if key := path + "\x00" + one.Kind.Error(); !told[key] {
			told[key] = true
			c.Add(path, one.Kind, one.Value)
		}
	}
	return c.Err()
}

// field is the name in the licence of which a part of its deal has its own.
func (l Licence) field(deal recoupment.Deal, path string) string {
	var at int
	if _, err := fmt.Sscanf(path, "pools[%d]", &at); err == nil {
		return fmt.Sprintf("streams[%d].id", at%len(l.Streams))
	}
	if _, err := fmt.Sscanf(path, "accounts[%d]", &at); err == nil && at < len(deal.Accounts) {
		return l.fieldOfAccount(deal.Accounts[at].ID)
	}
	return "id"
}

// fieldOfAccount is the name of a stream, or that of a film, whose account it is: the last one that fits.
func (l Licence) fieldOfAccount(id string) string {
	field := "id"
	for i, f := range l.Films {
		for j, s := range l.Streams {
			if id == streamName(f.ID, s.ID)+"/expenses" {
				field = fmt.Sprintf("streams[%d].id", j)
			}
		}
		if rest, found := strings.CutPrefix(id, f.ID+"/"); found && !strings.Contains(rest, "/") {
			field = fmt.Sprintf("films[%d].id", i)
		}
	}
	return field
}
