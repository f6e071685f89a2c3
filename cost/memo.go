package cost

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A MemoDraft describes a text that could be sent round instead of a meeting, as a host has it before
// [NewMemo] has checked it. People are given by role, never one by one. It is plain data.
type MemoDraft struct {
	// Source says whose estimate it is: "Sales manager, last month's memo".
	Source string `json:"source"`
	// Words is how long the text is, from 1 to 1,000,000.
	Words int `json:"words"`
	// Writer is the role of whoever writes it.
	Writer participant.Role `json:"writer"`
	// Writing is the elapsed time that it takes to write, in whole seconds, at most 30 days.
	Writing time.Duration `json:"writing"`
	// Reply is the elapsed time that each reader spends on an answer, in whole seconds, at most 30 days.
	Reply time.Duration `json:"reply,omitzero"`
	// Readers are those to whom it goes, without the writer, in groups.
	Readers []Readers `json:"readers"`
}

// Readers are people who read a memo and have a role in common. It is plain data, comparable with ==.
type Readers struct {
	Role participant.Role `json:"role"`
	// People is how many there are, from 1 to 10,000.
	People int `json:"people"`
	// Likely is the probability that each of them reads it, from 0 to 1: "0.9". Empty: 1.
	Likely string `json:"likely,omitempty"`
	// WordsPerMinute is how fast they read, from 175 to 300. Zero: 238.
	WordsPerMinute int `json:"words_per_minute,omitzero"`
}

// How fast people read, in words per minute: the mean of silent reading of English non-fiction, and the
// range of most adults.
const (
	meanWordsPerMinute    = 238
	slowestWordsPerMinute = 175
	fastestWordsPerMinute = 300
	sourceOfReading       = "Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019"
)

// Bounds of a memo. They keep the work small and the figures readable.
const (
	maxWords        = 1_000_000
	maxReaders      = 10_000
	maxReaderGroups = 1000
)

// ReadingMinutes returns how many minutes it takes to read so many words at a speed in words per minute,
// exact: 1,190 words at 238 take 5. It fails for fewer than no words and for speeds outside of 175 to 300
// (Brysbaert 2019).
func ReadingMinutes(words, wordsPerMinute int) (money.Ratio, error) {
	if words < 0 {
		return money.Ratio{}, fmt.Errorf("cost: %d words: there are none or more", words)
	}
	if err := checkSpeed(wordsPerMinute); err != nil {
		return money.Ratio{}, fmt.Errorf("cost: %d words per minute: %w", wordsPerMinute, err)
	}
	return money.NewRatio(int64(words), int64(wordsPerMinute))
}

func checkSpeed(wordsPerMinute int) error {
	if wordsPerMinute < slowestWordsPerMinute || wordsPerMinute > fastestWordsPerMinute {
		return fmt.Errorf("must be from %d to %d (Brysbaert 2019)", slowestWordsPerMinute, fastestWordsPerMinute)
	}
	return nil
}

// A Memo is what a text costs that is sent round instead of a meeting: the time to write it,
// and the expected time to read and answer it. It is an immutable value, safe to share between goroutines;
// the zero Memo costs nothing. Only [NewMemo] makes others.
type Memo struct {
	writing, reading money.Amount
	hours            money.Ratio
	assumptions      []Assumption
}

// NewMemo returns the memo that d describes, priced by card. Its error is of type [participant.Problems], all
// faults at once, with paths as in the draft's JSON: no card, no source, a number or a time that is out of
// its bounds, a probability that can't be read, no readers, more than 1,000 groups of them, and roles for
// which the card has neither a rate nor a default (a [*NoRateError]).
func NewMemo(card Card, d MemoDraft) (Memo, error) {
	w := memoWriter{card: card.c, draft: &d}
	w.check()
	hours := hoursOf(d.Writing)
	total := new(big.Rat).Set(hours)
	if rate, ok := w.rate(d.Writer, "writer"); ok {
		w.memo.writing = rate.Mul(ratioOf(hours))
	}
	if len(d.Readers) <= maxReaderGroups {
		for i, r := range d.Readers {
			total.Add(total, w.read(i, r))
		}
	}
	if len(w.problems) > 0 {
		return Memo{}, w.problems
	}
	w.memo.hours = ratioOf(total)
	w.assume("writing", d.Writing.String(), "time", d.Source, roleDetail(d.Writer))
	if d.Reply > 0 {
		w.assume("reply", d.Reply.String(), "time", d.Source, "each reader")
	}
	w.assume("length of the memo", strconv.Itoa(d.Words), "words", d.Source, "")
	slices.SortFunc(w.memo.assumptions, compareAssumptions)
	w.memo.assumptions = slices.Compact(w.memo.assumptions)
	return w.memo, nil
}

// memoWriter makes a memo of a draft and collects what is wrong with it.
type memoWriter struct {
	card     *card
	draft    *MemoDraft
	memo     Memo
	problems participant.Problems
}

func (w *memoWriter) note(err error, path ...any) {
	w.problems = append(w.problems, participant.Located(participant.Pointer(path...), err)...)
}

func (w *memoWriter) assume(name, value, unit, source, detail string) {
	w.memo.assumptions = append(w.memo.assumptions, Assumption{name, value, unit, source, detail})
}

func (w *memoWriter) check() {
	d := w.draft
	if w.card == nil {
		w.note(errors.New("needs a rate card"))
	}
	if d.Source == "" {
		w.note(errors.New("is missing: say whose estimate it is"), "source")
	}
	if d.Words < 1 || d.Words > maxWords {
		w.note(fmt.Errorf("must be from 1 to %d", maxWords), "words")
	}
	w.note(checkElapsed(d.Writing, maxEffort), "writing")
	w.note(checkElapsed(d.Reply, maxEffort), "reply")
	switch {
	case len(d.Readers) == 0:
		w.note(errors.New("is missing: say who is to read it"), "readers")
	case len(d.Readers) > maxReaderGroups:
		w.note(fmt.Errorf("has %d groups, and at most %d can be priced", len(d.Readers), maxReaderGroups), "readers")
	}
}

// read adds a group of readers and returns its expected hours.
func (w *memoWriter) read(i int, r Readers) *big.Rat {
	wordsPerMinute := r.WordsPerMinute
	if wordsPerMinute == 0 {
		wordsPerMinute = meanWordsPerMinute
		w.assume("reading speed", strconv.Itoa(meanWordsPerMinute), "words/min", sourceOfReading, roleDetail(r.Role))
	} else {
		w.assume("reading speed", strconv.Itoa(wordsPerMinute), "words/min", w.draft.Source, roleDetail(r.Role))
	}
	likely := big.NewRat(1, 1)
	if r.Likely != "" {
		p, err := ParseProbability(r.Likely)
		w.note(err, "readers", i, "likely")
		likely = big.NewRat(int64(p.tenThousandths), unitsPerSecond)
		w.assume("reads the memo", p.String(), "probability", w.draft.Source, roleDetail(r.Role))
	} else {
		w.assume("reads the memo", always.String(), "probability", sourceOfMemo, roleDetail(r.Role))
	}
	if r.People < 1 || r.People > maxReaders {
		w.note(fmt.Errorf("must be from 1 to %d", maxReaders), "readers", i, "people")
	}
	if err := checkSpeed(wordsPerMinute); err != nil {
		w.note(err, "readers", i, "words_per_minute")
		return new(big.Rat)
	}
	rate, ok := w.rate(r.Role, "readers", i, "role")
	hours := big.NewRat(int64(w.draft.Words), int64(wordsPerMinute)*60)
	hours.Add(hours, hoursOf(w.draft.Reply)).Mul(hours, likely).Mul(hours, big.NewRat(int64(r.People), 1))
	if ok {
		w.memo.reading, _ = w.memo.reading.Add(rate.Mul(ratioOf(hours))) // of one card
	}
	return hours
}

const sourceOfMemo = "salesmeeting: memo"

// rate returns what an hour of a role costs. ok is false if the card does not say.
func (w *memoWriter) rate(role participant.Role, path ...any) (hour money.Amount, ok bool) {
	if err := role.Check(); err != nil {
		w.note(err, path...)
		return money.Amount{}, false
	}
	if w.card == nil {
		return money.Amount{}, false
	}
	num, byDefault, ok := w.card.price(role, false)
	if !ok {
		w.note(&NoRateError{role}, path...)
		return money.Amount{}, false
	}
	if byDefault {
		w.memo.assumptions = append(w.memo.assumptions, w.card.defaultRate(role))
	}
	return money.FromRatio(0, num, w.card.den, w.card.currency), true
}

// hoursOf returns elapsed time in hours, exact.
func hoursOf(d time.Duration) *big.Rat { return big.NewRat(int64(d), int64(time.Hour)) }

func roleDetail(role participant.Role) string {
	if role == "" {
		return "role: not known"
	}
	return "role: " + string(role)
}

// Writing returns what the time of the writer costs, exact.
func (m Memo) Writing() money.Amount { return m.writing }

// Reading returns the expected cost of the time to read and to answer, exact.
func (m Memo) Reading() money.Amount { return m.reading }

// Cost returns both together, exact.
func (m Memo) Cost() money.Amount {
	total, _ := m.writing.Add(m.reading) // of one card
	return total
}

// Hours returns the expected time of all people together, the writer's included, in hours, exact.
func (m Memo) Hours() money.Ratio { return m.hours }

// Assumptions returns what the figures rest on, in order of their names.
func (m Memo) Assumptions() []Assumption { return slices.Clone(m.assumptions) }

// String returns time and cost in a line: "2.00 person-hours, 165.63 USD".
func (m Memo) String() string { return m.hours.Text(2) + " person-hours, " + m.Cost().String() }
