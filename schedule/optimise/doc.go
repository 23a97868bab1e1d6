// Package optimise lays the scenes of a shoot on its dates.
package optimise
