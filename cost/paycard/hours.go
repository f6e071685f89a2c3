package paycard

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// Pay per year is divided by the hours of the basis, and pay per hour is not. If the hours change from one card to
// the next and nobody's pay does, the rate of a cell of both kinds changes by the part of it that is paid by the
// year: two equations for two unknowns, the total of each kind, which may be that of one person. So the hours
// must stay the same as long as both kinds are counted. Load factors apply to both, and may change.

// counting says how the pay that a card counts was turned into rates. It is plain data.
type counting struct {
	BasisHours string `json:"basis_hours"`      // hours a year, exact and in lowest terms: "2080", "3757/2"
	Yearly     bool   `json:"yearly,omitempty"` // pay per year was counted
	Hourly     bool   `json:"hourly,omitempty"` // pay per hour was counted
}

func newCounting(b money.Basis) counting {
	return counting{BasisHours: big.NewRat(int64(b.Hours), int64(time.Hour)).RatString()}
}

func (c counting) checkHours() error {
	if r, err := money.ParseRatio(c.BasisHours); err != nil || r.Sign() <= 0 || r.String() != c.BasisHours {
		return errors.New(`must be the hours a year in lowest terms, "2080" or "3757/2"`)
	}
	return nil
}

func (c *counting) add(people []member) {
	for _, m := range people {
		c.Yearly, c.Hourly = c.Yearly || !m.hourly, c.Hourly || m.hourly
	}
}

// otherHours returns an error if pay per year was counted with other hours than those of another card, c's
// included, while pay per hour was counted too.
func (l Ledger) otherHours(c counting) error {
	hours := ""
	hourly, differ := false, false
	for _, e := range slices.Concat(l.cards, []entry{{counting: c}}) {
		hourly = hourly || e.Hourly
		if e.Yearly {
			differ = differ || hours != "" && hours != e.BasisHours
			hours = e.BasisHours
		}
	}
	if hourly && differ {
		return fmt.Errorf("must be those of the cards before, as long as there is pay per year and pay per hour: with others, two cards tell the two apart (%s here)", c.BasisHours)
	}
	return nil
}
