package main

import (
	"errors"
	"strings"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// located writes the faults that a part of the chain found in its document, with the part in front of
// their paths.
func located(err error) error {
	inner := errors.Unwrap(err)
	var faults fault.Faults
	if inner == nil || !errors.As(inner, &faults) {
		return err
	}
	part := strings.TrimSuffix(strings.TrimSuffix(err.Error(), inner.Error()), ":\n")
	var c fault.Collector
	c.Merge(part, faults)
	return c.Err()
}
