package recoupment_test

import (
	"errors"
	"testing"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// conformanceCase is a file of the pack.
type conformanceCase struct {
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Mechanism []string               `json:"mechanism"`
	Reason    string                 `json:"reason"`
	Source    string                 `json:"source"`
	Deal      recoupment.Deal        `json:"deal"`
	Faults    []conformanceFault     `json:"faults"`
	Steps     []conformanceStep      `json:"steps"`
	BreakEven []conformanceBreakEven `json:"break_even"`
}

type conformanceFault struct {
	Path string `json:"path"`
	Kind string `json:"kind"`
}

// conformanceStep is one of four things.
type conformanceStep struct {
	Open   bool                 `json:"open"`
	Apply  *recoupment.Movement `json:"apply"`
	Settle schedule.Date        `json:"settle"`
	Draw   schedule.Date        `json:"draw"`
	Expect *conformanceExpect   `json:"expect"`
}

// conformanceBreakEven asks how many units of a receipt bring a goal, or every threshold of the deal.
type conformanceBreakEven struct {
	AfterStep int                   `json:"after_step"`
	Receipt   recoupment.Movement   `json:"receipt"`
	Goal      *recoupment.Condition `json:"goal"`
	All       bool                  `json:"all"`
	Amount    *decimal.Decimal      `json:"amount"`
}

type conformanceAmounts map[string]decimal.Decimal

// conformanceExpect is what a step must come to. What it does not name is not compared.
type conformanceExpect struct {
	Rights     conformanceAmounts              `json:"rights"`
	Lines      conformanceAmounts              `json:"lines"`
	Parties    conformanceAmounts              `json:"parties"`
	Transfers  map[string]conformanceTransfer  `json:"transfers"`
	Levels     map[string]conformanceAmounts   `json:"levels"`
	Accounts   map[string]conformanceAccount   `json:"accounts"`
	Accruals   map[string]conformanceAccrual   `json:"accruals"`
	Events     []conformanceEvent              `json:"events"`
	Settlement conformanceAmounts              `json:"settlement"`
	Statements map[string]conformanceStatement `json:"statements"`
	Postings   []conformancePosting            `json:"postings"`
	Error      string                          `json:"error"`
	Faults     []conformanceFault              `json:"faults"`
}

type conformanceTransfer struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Amount decimal.Decimal `json:"amount"`

	PaidBefore *decimal.Decimal `json:"paid_before"`
	Due        *decimal.Decimal `json:"due"`
	Paid       *decimal.Decimal `json:"paid"`
	Carried    *decimal.Decimal `json:"carried"`
}

type conformanceAccount struct {
	Entered     *decimal.Decimal `json:"entered"`
	Refused     *decimal.Decimal `json:"refused"`
	Target      *decimal.Decimal `json:"target"`
	Recouped    *decimal.Decimal `json:"recouped"`
	Outstanding *decimal.Decimal `json:"outstanding"`
	Interest    *decimal.Decimal `json:"interest"`
	InterestDue *decimal.Decimal `json:"interest_due"`
}

type conformanceAccrual struct {
	Amounts  []decimal.Decimal `json:"amounts"`
	Earned   *decimal.Decimal  `json:"earned"`
	Advance  *decimal.Decimal  `json:"advance"`
	Unearned *decimal.Decimal  `json:"unearned"`
	Carried  *decimal.Decimal  `json:"carried"`
}

type conformanceEvent struct {
	Threshold string        `json:"threshold"`
	Movement  string        `json:"movement"`
	Date      schedule.Date `json:"date"`
}

type conformanceStatement struct {
	Entitled   *decimal.Decimal `json:"entitled"`
	Current    *decimal.Decimal `json:"current"`
	Deducted   *decimal.Decimal `json:"deducted"`
	Withheld   *decimal.Decimal `json:"withheld"`
	Released   *decimal.Decimal `json:"released"`
	Held       *decimal.Decimal `json:"held"`
	PaidBefore *decimal.Decimal `json:"paid_before"`
	Due        *decimal.Decimal `json:"due"`
	Paid       *decimal.Decimal `json:"paid"`
	Carried    *decimal.Decimal `json:"carried"`
	ToRecoup   *decimal.Decimal `json:"to_recoup"`
}

type conformancePosting struct {
	Slice  int              `json:"slice"`
	Right  string           `json:"right"`
	Step   *int             `json:"step"`
	Base   *decimal.Decimal `json:"base"`
	Rate   *decimal.Decimal `json:"rate"`
	Earned *decimal.Decimal `json:"earned"`
	Paid   *decimal.Decimal `json:"paid"`
}

func (s conformanceStep) kinds() (given int) {
	for _, is := range []bool{s.Open, s.Apply != nil, !s.Settle.IsZero(), !s.Draw.IsZero()} {
		if is {
			given++
		}
	}
	return given
}

// on plays a step; the settlement is nil where it is a movement.
func (s conformanceStep) on(run *recoupment.Run) (*recoupment.Settlement, error) {
	if s.Apply != nil {
		return nil, run.Apply(*s.Apply)
	}
	closing, day := run.Settle, s.Settle
	if day.IsZero() {
		closing, day = run.Draw, s.Draw
	}
	settlement, err := closing(day)
	return &settlement, err
}

func (s conformanceStep) fails() bool {
	return s.Expect != nil && (s.Expect.Error != "" || len(s.Expect.Faults) > 0)
}

func (s conformanceStep) compareError(t *testing.T, step int, err error) {
	t.Helper()
	if len(s.Expect.Faults) > 0 {
		conformanceFaultsOf(t, s.Expect.Faults, err)
		return
	}
	require.Contains(t, conformanceErrors, s.Expect.Error)
	require.ErrorIs(t, err, conformanceErrors[s.Expect.Error], "step %d", step)
}

// conformanceErrors are the errors by their names.
var conformanceErrors = map[string]error{
	"ErrNowhere": recoupment.ErrNowhere, "ErrOverAllocated": recoupment.ErrOverAllocated, "ErrNotPlaced": recoupment.ErrNotPlaced,
	"ErrUnsteady": recoupment.ErrUnsteady, "ErrEffort": recoupment.ErrEffort,
	"ErrRequired": recoupment.ErrRequired, "ErrUnknown": recoupment.ErrUnknown, "ErrDuplicate": recoupment.ErrDuplicate,
	"ErrNegative": recoupment.ErrNegative, "ErrRange": recoupment.ErrRange, "ErrOver100": recoupment.ErrOver100,
	"ErrUnbalance": recoupment.ErrUnbalance, "ErrOrder": recoupment.ErrOrder, "ErrCycle": recoupment.ErrCycle,
	"ErrUnreachable": recoupment.ErrUnreachable, "ErrNever": recoupment.ErrNever, "ErrCurrency": recoupment.ErrCurrency,
}

func conformanceKind(kind error) string {
	for name, known := range conformanceErrors {
		if errors.Is(kind, known) {
			return name
		}
	}
	return kind.Error()
}
