package recoupment

import "github.com/filmfinance/filmfinance/internal/deep"

// clone copies a deal whole, so that the caller may go on editing his after it is compiled.
func (d Deal) clone() Deal { return deep.Copy(d) }

// clone copies an exploitation whole.
func (e Exploitation) clone() Exploitation { return deep.Copy(e) }
