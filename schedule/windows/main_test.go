package windows_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/internal/testcase"
)

func TestMain(m *testing.M) { testcase.Main(m) }
