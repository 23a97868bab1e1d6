package talent_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain lets the properties draw the same problems each time, unless -rapid.seed names others.
func TestMain(m *testing.M) {
	flag.Parse()
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == "0" {
		_ = seed.Value.Set("20261123")
	}
	os.Exit(m.Run())
}
