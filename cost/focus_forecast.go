package cost

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// FocusHours are what meetings take of people's focus time: the free blocks of their working time that are at least
// as long as a threshold. They are plain data.
type FocusHours struct {
	// Focus is how much more focus time there would be without the meetings, the time in them included: Σ [F(M \ m) −
	// F(M)] over people, F being the focus time that meetings leave and M all that a person may attend.
	Focus Hours
	// Stranded is the part of Focus outside of the meetings: blocks that they leave and that are too short. What
	// people's time in the meetings costs does not hold it.
	Stranded Hours
}

// A FocusCost is the [FocusHours] of meetings and what they cost. It is plain data.
type FocusCost struct {
	FocusHours
	// Fragmentation is φ·Σ p·r·stranded, exact, where there is a [FocusDraft.Share] and a rate card; the zero Amount
	// where there is not. It is a layer of its own: never a part of direct cost, nor of economic cost.
	Fragmentation money.Amount
}

// A SeriesFocus is the [FocusCost] of one series. It is plain data.
type SeriesFocus struct {
	Series
	FocusCost
}

// A FocusForecast is what meetings take of people's focus time over a window, in all and by series. It has no figures
// on single people, but those of a series with one or two of them say much about these.
//
// The rows of series do not add up to the total. Each says what would be gained if that series alone were not held,
// everything else being as it is: of two meetings that share an afternoon neither may give the afternoon back, and
// of two at the same time neither gives back anything, but both together do. For the same reason focus forecasts do
// not merge: meetings have to be counted together with all others of their people. Days without meetings count, and
// so do the blocks that people have to themselves, which take focus time and are no meetings.
//
// A FocusForecast is an immutable value, safe to share between goroutines; the zero FocusForecast is that of no
// meetings. Only [Model.Focus] makes others.
type FocusForecast struct {
	window      interval.Interval
	total       FocusCost
	priced      bool
	series      []SeriesFocus
	assumptions []Assumption
}

// Window returns the span of time that the forecast is for: meetings and working time are cut to it.
func (f FocusForecast) Window() interval.Interval { return f.window }

// Total returns what all meetings together take of focus time.
func (f FocusForecast) Total() FocusHours { return f.total.FocusHours }

// Fragmentation returns what the stranded time of all meetings together costs, φ·Σ p·r·stranded, exact. ok is false
// if nobody has said what share of it is lost ([FocusDraft.Share]), or if the model has no rate card.
//
// Where the probability or the rate of a person differs between the meetings that break up a block, the highest
// counts.
func (f FocusForecast) Fragmentation() (cost money.Amount, ok bool) {
	return f.total.Fragmentation, f.priced
}

// Series returns what each series alone takes of focus time, the most first. Those without anybody whose working
// hours are known are left out.
func (f FocusForecast) Series() []SeriesFocus { return slices.Clone(f.series) }

// Assumptions returns what the figures rest on and the calendar does not say, in order of their names.
func (f FocusForecast) Assumptions() []Assumption { return slices.Clone(f.assumptions) }

// String returns the total in a line: "106.00 h of focus time, 79.50 h of them stranded".
func (f FocusForecast) String() string {
	text := fmt.Sprintf("%s h of focus time, %s h of them stranded", f.total.Focus, f.total.Stranded)
	if f.priced {
		text += ": " + f.total.Fragmentation.String()
	}
	return text
}

// Focus returns what meetings take of the focus time within window, of the people whose working hours
// [Options.Focus] knows. All meetings that a person may attend have to be among them, since each is measured with
// the others in place. They are those with a probability above 0.
//
// It fails as [Model.Forecast] does, if a bound of window is not on a whole second, and with
// [availability.ErrLongWindow]. Its work grows with the occurrences of all people together, sorted.
func (m Model) Focus(window interval.Interval, meetings ...meeting.Meeting) (FocusForecast, error) {
	if err := checkFocusWindow(window); err != nil {
		return FocusForecast{}, err
	}
	if err := checkOnce(meetings); err != nil {
		return FocusForecast{}, err
	}
	r := newFocusRecorder(m, window)
	rows, groups := r.seriesRows(meetings)
	for number, each := range meetings {
		r.book.Write(number, each)
	}
	total, err := r.measure(rows, groups)
	if err != nil {
		return FocusForecast{}, err
	}
	f := FocusForecast{window: window, total: total, priced: r.priced, assumptions: r.assumed()}
	for i, row := range rows {
		if r.met[i] {
			f.series = append(f.series, row)
		}
	}
	slices.SortFunc(f.series, compareFocus)
	return f, nil
}

// FocusOf returns what one occurrence takes of the focus time of the people whose working hours [Options.Focus]
// knows, the other meetings being as they are: half an hour at 16:30 in an afternoon that was free from 15:00 to
// 17:00 takes two hours, of which one and a half are stranded (Clockwise). Meetings are all that these people may
// attend around it; whether o is among them makes no difference. Meetings without an ID are told apart by their
// title and start. What nobody else is on is no meeting, and takes nothing.
//
// It fails as [Model.Focus] does, and for the zero Occurrence.
func (m Model) FocusOf(o meeting.Occurrence, meetings ...meeting.Meeting) (FocusCost, error) {
	if o.IsZero() {
		return FocusCost{}, errors.New("cost: the zero Occurrence takes place at no time")
	}
	// What is further away than a threshold decides nothing: the block there is long enough in any case.
	around := m.options().Focus.of().longestThreshold()
	span := o.Interval()
	window, err := interval.New(span.Start().Add(-around), span.End().Add(around))
	if err != nil {
		return FocusCost{}, err
	}
	if err := checkFocusWindow(window); err != nil {
		return FocusCost{}, err
	}
	if err := checkOnce(meetings); err != nil {
		return FocusCost{}, err
	}
	const its, others = 0, 1
	r := newFocusRecorder(m, window)
	r.book.WriteOne(its, o)
	for _, each := range meetings {
		r.writeBut(others, each, o)
	}
	rows := make([]SeriesFocus, 2)
	_, err = r.measure(rows, []int{its, others})
	return rows[its].FocusCost, err
}

func checkFocusWindow(window interval.Interval) error {
	switch {
	case window.IsZero():
		return errNoWindow
	case !onWholeSeconds(window):
		return fmt.Errorf("cost: the window %w", errWholeSeconds)
	case window.Length() > availability.LongestWindow:
		return availability.ErrLongWindow
	}
	return nil
}

func compareFocus(a, b SeriesFocus) int {
	return cmp.Or(cmp.Compare(b.Focus.units, a.Focus.units), cmp.Compare(b.Stranded.units, a.Stranded.units), a.Series.compare(b.Series))
}

// compare orders series by ID, then by title and start.
func (s Series) compare(o Series) int {
	return cmp.Or(slices.Compare(s.Meeting.UUID[:], o.Meeting.UUID[:]), cmp.Compare(s.Title, o.Title), cmp.Compare(s.Start, o.Start))
}

type (
	focusJSON struct {
		Schema int        `json:"schema"`
		Window windowJSON `json:"window"`
		focusHoursJSON
		Series      []seriesFocusJSON `json:"series"`
		Assumptions []Assumption      `json:"assumptions"`
	}
	focusHoursJSON struct {
		FocusSeconds    json.Number   `json:"focus_seconds"`
		FocusHours      json.Number   `json:"focus_hours"`
		StrandedSeconds json.Number   `json:"stranded_seconds"`
		StrandedHours   json.Number   `json:"stranded_hours"`
		Fragmentation   *money.Amount `json:"fragmentation,omitempty"`
	}
	seriesFocusJSON struct {
		Meeting meeting.ID `json:"meeting,omitzero"`
		Title   string     `json:"title"`
		Start   string     `json:"start"`
		focusHoursJSON
	}
)

// MarshalJSON writes the forecast with all of its figures: hours as exact seconds and with two decimal places, and
// the cost of fragmentation where there is one. It is not read back, since focus forecasts do not merge.
func (f FocusForecast) MarshalJSON() ([]byte, error) {
	j := focusJSON{
		Schema: Schema, Window: windowJSON{f.window.Start(), f.window.End()}, focusHoursJSON: f.total.json(f.priced),
		Series: []seriesFocusJSON{}, Assumptions: append([]Assumption{}, f.assumptions...),
	}
	for _, row := range f.series {
		j.Series = append(j.Series, seriesFocusJSON{row.Meeting, row.Title, row.Start, row.json(f.priced)})
	}
	return json.Marshal(j)
}

func (c FocusCost) json(priced bool) focusHoursJSON {
	j := focusHoursJSON{
		FocusSeconds: json.Number(c.Focus.Seconds()), FocusHours: json.Number(c.Focus.String()),
		StrandedSeconds: json.Number(c.Stranded.Seconds()), StrandedHours: json.Number(c.Stranded.String()),
	}
	if priced {
		j.Fragmentation = &c.Fragmentation
	}
	return j
}
