package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A Quantity is what a budget counts: hours of people, or money. It may be below none. It is an immutable value;
// the zero Quantity is no hours.
type Quantity struct {
	hours  SignedHours
	amount money.Amount // of no currency: hours
}

// Hours returns the hours, exact. ok is false if it is money.
func (q Quantity) Hours() (h SignedHours, ok bool) { return q.hours, !q.inMoney() }

// Amount returns the money, exact. ok is false if it is hours.
func (q Quantity) Amount() (a money.Amount, ok bool) { return q.amount, q.inMoney() }

func (q Quantity) inMoney() bool { return !q.amount.Currency().IsZero() }

// Sign returns -1, 0 or 1.
func (q Quantity) Sign() int {
	if q.inMoney() {
		return q.amount.Sign()
	}
	return q.hours.Sign()
}

// String returns the rounded figure with its unit: "20.00 hours", "-120.00 USD".
func (q Quantity) String() string {
	if q.inMoney() {
		return q.amount.String()
	}
	return q.hours.String() + " hours"
}

// MarshalJSON writes money as [money.Amount] does, and hours twice: as exact seconds, and as hours of two
// decimal places.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if q.inMoney() {
		return json.Marshal(q.amount)
	}
	return json.Marshal(struct {
		Seconds json.Number `json:"person_seconds"`
		Hours   json.Number `json:"person_hours"`
	}{json.Number(q.hours.Seconds()), json.Number(q.hours.String())})
}

func (q Quantity) compare(o Quantity) int {
	if q.inMoney() {
		order, _ := q.amount.Cmp(o.amount) // of one budget, and so of one currency
		return order
	}
	return q.hours.compare(o.hours)
}

// A measure is what occurrences take of a budget, never below none: hours or money, the other of which is zero.
type measure struct {
	hours  Hours
	amount money.Amount
}

func (m measure) add(o measure) (sum measure, err error) {
	if sum.hours, err = m.hours.Add(o.hours); err != nil {
		return measure{}, err
	}
	sum.amount, err = m.amount.Add(o.amount)
	return sum, err
}

// none is what no occurrences take of the budget.
func (b *budget) none() measure { return measure{amount: nothing(b.limit.amount.Currency())} }

// less returns m - o. Both are of one budget.
func (m measure) less(o measure) Quantity {
	amount, _ := m.amount.Sub(o.amount)
	return Quantity{differ(m.hours, o.hours), amount}
}

func (m measure) quantity() Quantity { return Quantity{differ(m.hours, Hours{}), m.amount} }

// share returns the p-th part of m, hours rounded up to the ten-thousandth of a second, below which none is counted.
func (m measure) share(p Probability) measure {
	part, _ := money.NewRatio(int64(p.tenThousandths), unitsPerSecond) // not over zero
	whole, rest := m.hours.units/unitsPerSecond, m.hours.units%unitsPerSecond
	n := uint64(p.tenThousandths)
	return measure{Hours{whole*n + (rest*n+unitsPerSecond-1)/unitsPerSecond}, m.amount.Mul(part)}
}
