package rules

import (
	"slices"
)

// Rule names a rule; [Rules] lists them.
type Rule string

// rule is a rule and how it is worked.
type rule struct {
	name  Rule
	label Text
	// source is that of a rule which has no dated figure.
	source Source
	check  func(*book)
}

// all is every rule, in the order of a file.
func all() []rule {
	return slices.Concat(planRules(), aidRules(), creditRules(), pointRules(), investmentRules(), deadlineRules(), advanceRules(), payRules(), deficitRules(),
		treatyRules(), eurimagesRules(), soficaRules(), regionRules(), broadcasterRules(), agreementRules(), loanRules(), diffusionRules())
}

// Rules returns the names of all rules, in the order of a report.
func Rules() []Rule {
	var names []Rule
	for _, one := range all() {
		names = append(names, one.name)
	}
	return names
}

// Label returns the name of the rule that people read, or an empty text when there is no such rule.
func (r Rule) Label() Text {
	for _, one := range all() {
		if one.name == r {
			return one.label
		}
	}
	return Text{}
}

// Check works the rules that are named, or all of them. A rule that does not apply to the film, or of which the
// case has no subject, is in [Report.Skipped] with its reason. The error is that of [Case.Validate], or a [Faults]
// of [ErrUnknown] for a rule that there is not.
func Check(c Case, rules ...Rule) (Report, error) {
	if err := c.Validate(); err != nil {
		return Report{}, err
	}
	every := all()
	for i, name := range rules {
		if !slices.ContainsFunc(every, func(one rule) bool { return one.name == name }) {
			return Report{}, Faults{{Path: path("rules", i), Kind: ErrUnknown, Value: string(name[:min(len(name), MaxFacts)])}}
		}
	}
	var treaty Treaty
	if c.Coproduction != nil {
		treaty = c.Coproduction.Treaty
	}
	b := &book{c: &c, day: c.Date.String(), parameters: catalogue(treaty), figures: make(map[Parameter]quantity, len(every)), found: map[Parameter]bool{}, report: Report{Currency: c.Currency}}
	b.report.Results = make([]Result, 0, len(every)+len(c.Pay)+len(c.Payments)) // most rules have one result
	for _, one := range every {
		if len(rules) == 0 || slices.Contains(rules, one.name) {
			b.rule = one
			one.check(b)
		}
	}
	return b.report, nil
}
