package main

import (
	"testing"
)

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"nuage.fr.txt":                {},
		"nuage.en.txt":                {"-lang", "en"},
		"nuage.json":                  {"-format", "json"},
		"nuage.csv":                   {"-format", "csv", "-settle", "quarter"},
		"nuage.mmd":                   {"-format", "mermaid"},
		"nuage.terms.en.mmd":          {"-format", "mermaid", "-lang", "en", "-movements", "none"},
		"nuage.svg":                   {"-format", "svg"},
		"nuage.explain.fr.txt":        {"-explain", "commission.cinema"},
		"nuage.explain.csv":           {"-explain", "coproducteur", "-format", "csv"},
		"nuage.breakeven.fr.txt":      {"-breakeven", "cinema", "-at", "secteur=commercial"},
		"nuage.breakeven.csv":         {"-breakeven", "cinema:entrees=2.10", "-at", "secteur=commercial", "-goal", "net=producteur=30000", "-format", "csv"},
		"nuage.simulate.fr.txt":       {"-simulate", "5000", "-seed", "1"},
		"nuage.simulate.en.txt":       {"-simulate", "5000", "-seed", "1", "-lang", "en", "-goal", "net=producteur=60000"},
		"nuage.simulate.json":         {"-simulate", "5000", "-seed", "1", "-format", "json"},
		"nuage.simulate.csv":          {"-simulate", "5000", "-seed", "1", "-format", "csv"},
		"coproduction.fr.txt":         {"-settle", "quarter", other},
		"coproduction.en.txt":         {"-settle", "quarter", "-lang", "en", other},
		"coproduction.csv":            {"-settle", "movement", "-format", "csv", other},
		"coproduction.explain.en.txt": {"-explain", "loan", "-lang", "en", other},
		"coproduction.explain.json":   {"-explain", "loan", "-format", "json", other},
		"coproduction.explain.csv":    {"-explain", "loan", "-format", "csv", other},
		"coproduction.breakeven.json": {"-breakeven", "theatres:admissions=2.5", "-goal", "net=Director=9000", "-goal", "exhaust", "-format", "json", other},
		"coproduction.en.svg":         {"-format", "svg", "-lang", "en", other},
	}
}

func TestGolden(t *testing.T) { command.Goldens(t, goldens()) }
