package testcase

import (
	"flag"
	"os"
	"testing"
)

// Main is the TestMain of a package with properties: they draw the same values each time, unless -rapid.seed names
// others, so that what fails on one machine fails on all.
func Main(m *testing.M) {
	flag.Parse()
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == "0" {
		_ = seed.Value.Set("20261123")
	}
	os.Exit(m.Run())
}
