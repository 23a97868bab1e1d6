package payroll

func (s Shoot) Validate() error { return nil }

type Check string

func (r Result) Check() error { return nil }
