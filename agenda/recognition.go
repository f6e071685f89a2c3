package agenda

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Recognition holds a top performer up as an example to their peers. It is plain data; a person is
// required.
type Recognition struct {
	Item   ItemID         `json:"item,omitempty"` // in which it was said: see [Agenda.IDs]
	Person participant.ID `json:"person"`
	// Measure says what the person is recognized for: "Bookings, third quarter".
	Measure string `json:"measure,omitempty"`
	// Figure is the host's decimal, and Unit what it counts: "120000.50", "USD".
	Figure string `json:"figure,omitempty"`
	Unit   string `json:"unit,omitempty"`
	// Rank is the person's place by the figure, from 1 on; people with the same figure share one. Zero: none.
	Rank    int                  `json:"rank,omitzero"`
	Text    string               `json:"text,omitempty"`
	Records []participant.Record `json:"records,omitempty"`
}

// A Measure is something that people are compared by. It is plain data, comparable with ==.
type Measure struct {
	Name string `json:"name"` // "Bookings, third quarter"
	Unit string `json:"unit,omitempty"`
}

// A Figure is what a measure says of one person; more is better. It is plain data, comparable with ==.
type Figure struct {
	Person participant.ID `json:"person"`
	// Value is a decimal of at most 40 characters: "120000.50", "-3".
	Value string `json:"value"`
}

// maxFigures is the most figures that are compared at once.
const maxFigures = 100_000

// Recognize returns the top performers by the host's figures, the best first. They are those of the first so many
// ranks: people with the same figure share a rank and the ranks after it stay empty (1, 2, 2, 4), so that there may
// be more people than ranks; those who share one are in order of their IDs. Figures are compared exactly, and
// nobody is recognized for one that is not above zero.
//
// Its error is of type [participant.Problems], all faults at once, with paths as in a JSON array of figures: a
// person who is missing or there twice, a value that is no decimal, more than 100,000 figures, fewer than one rank, a
// measure without a name.
func Recognize(m Measure, figures []Figure, ranks int) ([]Recognition, error) {
	var c checker
	if m.Name == "" {
		c.note(errors.New("needs a measure with a name"))
	}
	if ranks < 1 {
		c.note(fmt.Errorf("the first %d ranks are nobody: ask for one or more", ranks))
	}
	scores := c.scores(figures)
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	slices.SortFunc(scores, func(a, b score) int {
		return cmp.Or(b.value.Cmp(a.value), cmp.Compare(a.Person, b.Person))
	})
	var list []Recognition
	rank := 0
	for i, s := range scores {
		if i == 0 || s.value.Cmp(scores[i-1].value) != 0 {
			rank = i + 1
		}
		if rank > ranks || s.value.Sign() <= 0 {
			break
		}
		list = append(list, Recognition{Person: s.Person, Measure: m.Name, Figure: s.Value, Unit: m.Unit, Rank: rank})
	}
	return list, nil
}

// score is a figure that was read.
type score struct {
	Figure
	value *big.Rat
}

func (c *checker) scores(figures []Figure) []score {
	if !c.atMost(len(figures), maxFigures) {
		return nil
	}
	var scores []score
	seen := make(map[participant.ID]bool, len(figures))
	for i, f := range figures {
		c.note(f.Person.Check(), i, "person")
		if seen[f.Person] && f.Person != "" {
			c.note(fmt.Errorf("%.80q has a figure already", f.Person), i, "person")
		}
		seen[f.Person] = true
		value, err := parseDecimal(f.Value)
		c.note(err, i, "value")
		scores = append(scores, score{f, value})
	}
	return scores
}

const maxDecimalBytes = 40

// parseDecimal reads digits, with a minus before them and a decimal point among them if need be.
func parseDecimal(text string) (*big.Rat, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, part, point := strings.Cut(digits, ".")
	bad := strings.Trim(whole+part, "0123456789") != "" || whole == "" || point && part == ""
	if bad || len(text) > maxDecimalBytes { // before the number is made: it may be huge
		return nil, fmt.Errorf(`%.40q is no decimal of at most %d characters, such as "120000.50"`, text, maxDecimalBytes)
	}
	value, _ := new(big.Rat).SetString(text)
	return value, nil
}

// Problems returns every fault of the recognition by itself: a person, an item or a record that cannot be stored, a
// figure that is no decimal, a negative rank, a text that is too long or not UTF-8.
func (r Recognition) Problems() participant.Problems {
	var c checker
	if r.Item != "" {
		c.note(r.Item.Check(), "item")
	}
	c.note(r.Person.Check(), "person")
	c.text(r.Measure, maxTitleBytes, "measure")
	if r.Figure != "" {
		_, err := parseDecimal(r.Figure)
		c.note(err, "figure")
	}
	c.text(r.Unit, maxTitleBytes, "unit")
	if r.Rank < 0 {
		c.note(errors.New("must not be negative"), "rank")
	}
	c.text(r.Text, maxTextBytes, "text")
	c.records(r.Records, "records")
	return c.problems
}

// result returns the recognition as a result.
func (r Recognition) result() Result {
	text := r.Text
	if text == "" {
		text = r.Measure
	}
	return Result{PerformerRecognized, r.Item, text, []participant.ID{r.Person}, slices.Clone(r.Records)}
}

// Clone returns a copy that shares nothing with r.
func (r Recognition) Clone() Recognition {
	r.Records = slices.Clone(r.Records)
	return r
}
