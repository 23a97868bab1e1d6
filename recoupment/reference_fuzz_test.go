package recoupment_test

import (
	"testing"

	"pgregory.net/rapid"
)

// FuzzReference lets a fuzzer draw the deals and the histories that the engine and the reference play.
func FuzzReference(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("a cascade of receipts, of several rights and of their thresholds, with a history of its own"))
	f.Fuzz(rapid.MakeFuzz(requireAgreement))
}

// FuzzSimulation does the same with the engine and the simulation.
func FuzzSimulation(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("a forecast of receipts, of several rights and of their thresholds, with scenarios of its own"))
	f.Fuzz(rapid.MakeFuzz(requireSimulation))
}
