package money

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Bag is a sum of amounts in any number of currencies, one exact amount for each, never converted. It
// is what costs in several currencies add up to until somebody gives the rates: see [Bag.In].
//
// A Bag is an immutable value, safe to share between goroutines. The zero Bag is empty. A currency whose
// amounts add up to nothing is not in it, so that bags of equal sums are equal, and come out as the same
// JSON to the byte, whatever was added in which order and grouping. Compare with Equal; == does not
// compile.
type Bag struct {
	amounts []Amount // in order of codes, none of them nothing
}

// BagOf returns the bag of amounts.
func BagOf(amounts ...Amount) Bag {
	var b Bag
	for _, a := range amounts {
		b = b.Add(a)
	}
	return b
}

// Add returns b and a together. Amounts of one currency are added, exact; all others stay apart.
func (b Bag) Add(a Amount) Bag {
	if a.Sign() == 0 {
		return b
	}
	i, found := b.find(a.Currency())
	if !found {
		return Bag{slices.Insert(slices.Clone(b.amounts), i, a)}
	}
	sum, _ := b.amounts[i].Add(a) // of one currency: it can't fail
	amounts := slices.Clone(b.amounts)
	if sum.Sign() == 0 {
		return Bag{slices.Delete(amounts, i, i+1)}
	}
	amounts[i] = sum
	return Bag{amounts}
}

// Merge returns all that is in b and o together.
func (b Bag) Merge(o Bag) Bag {
	for _, a := range o.amounts {
		b = b.Add(a)
	}
	return b
}

// find returns the index of cur, or where it would be.
func (b Bag) find(cur Currency) (int, bool) {
	return slices.BinarySearchFunc(b.amounts, cur.Code(), func(a Amount, code string) int {
		return cmp.Compare(a.Currency().Code(), code)
	})
}

// Of returns the amount in cur: the zero Amount if there is none.
func (b Bag) Of(cur Currency) Amount {
	if i, found := b.find(cur); found {
		return b.amounts[i]
	}
	return Amount{}
}

// Amounts returns the amounts in order of their currencies' codes, none of them nothing.
func (b Bag) Amounts() []Amount { return slices.Clone(b.amounts) }

// IsEmpty reports whether there is nothing in b.
func (b Bag) IsEmpty() bool { return len(b.amounts) == 0 }

// Equal reports whether b and o have the same amounts.
func (b Bag) Equal(o Bag) bool { return slices.EqualFunc(b.amounts, o.amounts, Amount.Equal) }

// String returns the amounts, each rounded by itself, in order of their codes: "64.72 EUR + 45.49 GBP";
// "0" for an empty bag.
func (b Bag) String() string {
	if b.IsEmpty() {
		return Amount{}.String()
	}
	texts := make([]string, len(b.amounts))
	for i, a := range b.amounts {
		texts[i] = a.String()
	}
	return strings.Join(texts, " + ")
}

// MarshalJSON writes an array of the amounts, each as [Amount.MarshalJSON] does, in order of their codes.
func (b Bag) MarshalJSON() ([]byte, error) {
	if b.IsEmpty() {
		return []byte("[]"), nil
	}
	return json.Marshal(b.amounts)
}

// UnmarshalJSON reads what MarshalJSON wrote, in any order of the amounts; null changes nothing. Faults,
// such as a currency that is there twice, come all at once, as errors that match [*FieldError] and whose
// paths begin with the index of an amount: "/1/exact".
func (b *Bag) UnmarshalJSON(data []byte) error {
	var raw []json.RawMessage
	if json.Unmarshal(data, &raw) != nil {
		return &FieldError{"", errors.New(`money: a bag is written [{"amount":"245.92","currency":"USD","exact":"255759/1040"}]`)}
	}
	if raw == nil {
		return nil
	}
	var read Bag
	var problems []error
	seen := map[Currency]bool{}
	for i := range raw {
		var a Amount
		if err := json.Unmarshal(raw[i], &a); err != nil {
			problems = append(problems, below(i, err))
			continue
		}
		if seen[a.Currency()] {
			problems = append(problems, &FieldError{fmt.Sprintf("/%d/currency", i), fmt.Errorf("money: %q is there twice: add the two up", a.Currency())})
		}
		seen[a.Currency()] = true
		read = read.Add(a)
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	*b = read
	return nil
}

// below puts index i before the paths of the fields in err.
func below(i int, err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var each []error
		for _, e := range joined.Unwrap() {
			each = append(each, below(i, e))
		}
		return errors.Join(each...)
	}
	field := &FieldError{Err: err}
	errors.As(err, &field)
	return &FieldError{fmt.Sprintf("/%d%s", i, field.Path), field.Err}
}
