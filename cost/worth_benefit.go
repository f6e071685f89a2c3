package cost

import (
	"errors"
	"fmt"
	"iter"
	"math/big"
	"slices"
	"strconv"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A BenefitDraft says what a meeting is expected to bring, as a host has it before [NewBenefit] has checked
// it. Whatever is in it is the host's estimate: none of it has a published default. It is plain data.
type BenefitDraft struct {
	// Currency is the ISO 4217 code of all values.
	Currency string `json:"currency"`
	// Source says whose estimate it is: "Sales operations, win rates of 2025".
	Source string `json:"source"`
	// Held is the probability that the meeting takes place, from 0 to 1: nothing comes of one whose customer
	// does not show up. A zero Range is 1.
	Held Range `json:"held,omitzero"`
	// Opportunities are the sales that the meeting makes likelier.
	Opportunities []Opportunity `json:"opportunities,omitempty"`
	// Decisions are those that it is to make.
	Decisions []Decision `json:"decisions,omitempty"`
	// Needs are the customer's needs and shortfalls that it finds.
	Needs []Gain `json:"needs,omitempty"`
	// Recognitions are the top performers that it holds up as examples.
	Recognitions []Gain `json:"recognitions,omitempty"`
	// Information is the value of what people get to know. It counts for at most what the cheapest other way
	// of telling them costs: see [Outlay].
	Information Range `json:"information,omitzero"`
}

// An Opportunity is a sale that a meeting makes likelier: it is worth Amount · Margin · Uplift. It is plain
// data, comparable with ==.
type Opportunity struct {
	Record participant.Record `json:"record,omitzero"` // the host's record of it
	// Amount is what the sale would bring in, in units of the currency.
	Amount Range `json:"amount"`
	// Margin is the contribution margin, the part of the amount that is earned, from 0 to 1.
	Margin Range `json:"margin"`
	// Uplift is by how much the sale becomes likelier, in percentage points from -100 to 100: "2" if a
	// chance of 30 % becomes one of 32 %. It is negative where the meeting may spoil the sale.
	Uplift Range `json:"uplift_points"`
}

// A Decision is one that a meeting is to make: it is worth Value · Probability, and less in a meeting of more
// than seven people (see [Outlay]). It is plain data, comparable with ==.
type Decision struct {
	Record participant.Record `json:"record,omitzero"`
	// Value is what it is worth to decide now, in units of the currency.
	Value Range `json:"value"`
	// Probability is how likely the meeting decides, from 0 to 1.
	Probability Range `json:"probability"`
}

// A Gain is something else that a meeting brings and that the host puts a value on. It is plain data,
// comparable with ==.
type Gain struct {
	Record participant.Record `json:"record,omitzero"`
	Value  Range              `json:"value"` // in units of the currency
}

// A BenefitLine is one of the kinds of benefit that a meeting has, as the text that JSON
// holds. Benefit lines compare with ==.
type BenefitLine string

// The lines of benefit.
const (
	Opportunities BenefitLine = "opportunities"
	Decisions     BenefitLine = "decisions"
	Needs         BenefitLine = "needs"
	Recognitions  BenefitLine = "recognitions"
	Information   BenefitLine = "information"
)

var benefitLines = []BenefitLine{Opportunities, Decisions, Needs, Recognitions, Information}

// BenefitLines returns the lines of benefit in the order in which they are shown.
func BenefitLines() iter.Seq[BenefitLine] { return slices.Values(benefitLines) }

// A Benefit is a checked [BenefitDraft]. It is an immutable value, cheap to copy and safe to share between
// goroutines; the zero Benefit is none. Only [NewBenefit] makes others.
type Benefit struct{ b *benefit }

type benefit struct {
	draft       BenefitDraft
	currency    money.Currency
	held        three
	stakes      three    // Σ A·m
	lines       [5]three // in the order of benefitLines, if the meeting is held
	assumptions []Assumption
}

var noBenefit = func() *benefit {
	none := exactly(new(big.Rat))
	return &benefit{held: exactly(big.NewRat(1, 1)), stakes: none, lines: [5]three{none, none, none, none, none}}
}()

// maxGains is the most entries that a list of a benefit may have.
const maxGains = 1000

// NewBenefit returns the benefit that d describes. Its error is of type [participant.Problems], all faults at
// once, with paths as in the draft's JSON: a currency that ISO 4217 does not list, no source, a number that
// is missing, cannot be read or is out of its bounds, a range that is not in order, a record that cannot be
// stored, a list of more than 1,000 entries, or numbers whose sum has more than 1,200 bits.
func NewBenefit(d BenefitDraft) (Benefit, error) {
	d.Opportunities, d.Decisions = slices.Clone(d.Opportunities), slices.Clone(d.Decisions)
	d.Needs, d.Recognitions = slices.Clone(d.Needs), slices.Clone(d.Recognitions)
	b := *noBenefit
	b.draft = d
	r := benefitReader{benefit: &b}
	var err error
	b.currency, err = money.ParseCurrency(d.Currency)
	r.note(err, "currency")
	if d.Source == "" {
		r.note(errors.New("is missing: say whose estimate it is"), "source")
	}
	if d.Held.IsZero() {
		b.assumptions = append(b.assumptions, Assumption{"held", "1", "probability", sourceOfWorth, ""})
	} else {
		b.held = r.number(d.Held, aPart, "held", "probability")
	}
	r.list(Opportunities, len(d.Opportunities), func(i int) three { return r.opportunity(i, d.Opportunities[i]) })
	r.list(Decisions, len(d.Decisions), func(i int) three { return r.decision(i, d.Decisions[i]) })
	r.list(Needs, len(d.Needs), func(i int) three { return r.gain(Needs, "need", i, d.Needs[i]) })
	r.list(Recognitions, len(d.Recognitions), func(i int) three {
		return r.gain(Recognitions, "recognition", i, d.Recognitions[i])
	})
	if !d.Information.IsZero() {
		b.lines[4] = r.number(d.Information, notNegative, "information", d.Currency)
	}
	if len(r.problems) == 0 && !b.fits() {
		r.note(errTooFine)
	}
	if len(r.problems) > 0 {
		return Benefit{}, r.problems
	}
	return Benefit{&b}, nil
}

// sourceOfWorth is the source of what the library lays down where the host says nothing.
const sourceOfWorth = "salesmeeting: worth"

// fits reports whether the sum of everything can be worked out, each line of which can be.
func (b *benefit) fits() bool {
	sum := b.stakes
	for _, line := range b.lines {
		if sum = sum.plus(line); !sum.fits() {
			return false
		}
	}
	return sum.times(b.held).fits()
}

// benefitReader makes a benefit of a draft and collects what is wrong with it.
type benefitReader struct {
	benefit  *benefit
	problems participant.Problems
}

func (r *benefitReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

// list adds up the entries of a line. It stops where they are wrong beyond what a form can show.
func (r *benefitReader) list(line BenefitLine, length int, entry func(i int) three) {
	if length > maxGains {
		r.note(fmt.Errorf("has %d entries, and at most %d can be weighed", length, maxGains), string(line))
		return
	}
	sum := &r.benefit.lines[slices.Index(benefitLines, line)]
	for i := range length {
		*sum = sum.plus(entry(i))
		if !sum.fits() || !r.benefit.stakes.fits() {
			r.note(errTooFine, string(line), i)
			return
		}
	}
}

// number reads a number that is not part of a list.
func (r *benefitReader) number(g Range, within bounds, name, unit string) three {
	return benefitEntry{r, participant.Pointer(name), ""}.number(g, within, "", name, unit)
}

// entry returns the i-th one of a line, whose kind assumptions call so: "need 2", "need 2: case/4711".
func (r *benefitReader) entry(line BenefitLine, kind string, i int, record participant.Record) benefitEntry {
	e := benefitEntry{r, participant.Pointer(string(line), i), kind + " " + strconv.Itoa(i+1)}
	if record != (participant.Record{}) {
		r.problems = append(r.problems, participant.Located(e.path+"/record", record.Check())...)
		e.detail += ": " + record.String()
	}
	return e
}

// benefitEntry is what a number belongs to.
type benefitEntry struct {
	*benefitReader
	path, detail string
}

// number reads a number of the entry and notes it as an assumption. One that is wrong is nothing.
func (e benefitEntry) number(g Range, within bounds, key, name, unit string) three {
	n, ps := g.read(within)
	if len(ps) > 0 {
		e.problems = append(e.problems, ps.Under(e.path+key)...)
		return noBenefit.stakes
	}
	b := e.benefit
	b.assumptions = append(b.assumptions, Assumption{name, g.String(), unit, b.draft.Source, e.detail})
	return n
}

func (r *benefitReader) opportunity(i int, o Opportunity) three {
	e := r.entry(Opportunities, "opportunity", i, o.Record)
	stake := e.number(o.Amount, notNegative, "/amount", "amount", r.benefit.draft.Currency).
		times(e.number(o.Margin, aPart, "/margin", "margin", "ratio"))
	r.benefit.stakes = r.benefit.stakes.plus(stake)
	uplift := e.number(o.Uplift, points, "/uplift_points", "uplift", "percentage points")
	return stake.times(uplift).times(exactly(big.NewRat(1, 100)))
}

func (r *benefitReader) decision(i int, d Decision) three {
	e := r.entry(Decisions, "decision", i, d.Record)
	return e.number(d.Value, notNegative, "/value", "value", r.benefit.draft.Currency).
		times(e.number(d.Probability, aPart, "/probability", "probability", "probability"))
}

func (r *benefitReader) gain(line BenefitLine, kind string, i int, g Gain) three {
	return r.entry(line, kind, i, g.Record).number(g.Value, notNegative, "/value", "value", r.benefit.draft.Currency)
}

// Draft returns a copy of what the benefit was made of.
func (b Benefit) Draft() BenefitDraft {
	if b.b == nil {
		return BenefitDraft{}
	}
	d := b.b.draft
	d.Opportunities, d.Decisions = slices.Clone(d.Opportunities), slices.Clone(d.Decisions)
	d.Needs, d.Recognitions = slices.Clone(d.Needs), slices.Clone(d.Recognitions)
	return d
}
