package rnpp_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// TestValidateAnswersExponents: powers of ten that arithmetic would never finish with are refused at once.
func TestValidateAnswersExponents(t *testing.T) {
	testcase.RefusesExponents(t, &rnpp.Contracts{})
}
