package cost_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A focusCase is a random calendar of five people, of whom p4 has no working hours, over ten days in which the clocks
// of New York change.
type focusCase struct {
	window   interval.Interval
	draft    cost.FocusDraft
	model    cost.Model
	meetings []meeting.Meeting
}

var rateOf = map[participant.Role]string{"": "40", participant.SalesManager: "96", participant.Developer: "75"}

func randomFocus(t testing.TB, r *rand.Rand) focusCase {
	newYork := zone(t, "America/New_York")
	c := focusCase{window: span(t, "2026-03-04T13:00:00Z", "2026-03-14T16:30:00Z")}
	c.draft = cost.FocusDraft{
		Hours: map[participant.ID]availability.WorkingHours{}, Busy: map[participant.ID][]interval.Interval{},
		Threshold: time.Duration(1+r.IntN(40)) * 15 * time.Minute, Share: "0.5", Source: "test",
	}
	for i := range 4 {
		id := participant.ID(fmt.Sprint("p", i))
		spans := [][]availability.Span{{"09:00-12:00", "13:00-17:00"}, {"22:00-06:00"}, {"00:00-24:00"}}[r.IntN(3)]
		h, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(newYork), Week: availability.Week{
			time.Monday: spans, time.Tuesday: spans, time.Wednesday: spans, time.Saturday: spans, time.Sunday: spans,
		}})
		require.NoError(t, err)
		c.draft.Hours[id] = h
		for range r.IntN(3) {
			busy, err := interval.Lasting(c.window.Start().Add(time.Duration(r.IntN(10*24*4))*15*time.Minute), time.Duration(r.IntN(12))*15*time.Minute)
			require.NoError(t, err)
			c.draft.Busy[id] = append(c.draft.Busy[id], busy)
		}
	}
	for n := range 1 + r.IntN(8) {
		c.meetings = append(c.meetings, randomFocusMeeting(t, r, fmt.Sprint("m", n%6), newYork)) // some share a row
	}
	card := cost.CardDraft{Currency: "USD", Source: "test", Default: rateOf[""], PerHour: map[participant.Role]string{}}
	for _, role := range []participant.Role{participant.SalesManager, participant.Developer} {
		card.PerHour[role] = rateOf[role]
	}
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	c.model = cost.NewModel(newCard(t, card), &cost.Options{
		Focus:      newFocus(t, c.draft),
		Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half}},
	})
	return c
}

func randomFocusMeeting(t testing.TB, r *rand.Rand, title string, loc *time.Location) meeting.Meeting {
	rules := []recurrence.Rule{{}, recurrence.Daily(), recurrence.Daily().Every(2), recurrence.Weekly()}
	roles := []participant.Role{"", participant.SalesManager, participant.Developer}
	d := meeting.Draft{
		Title: title, Start: wallclock.At(2026, 3, 4+r.IntN(9), r.IntN(24), 15*r.IntN(4), loc), Repeats: rules[r.IntN(len(rules))],
		Length: time.Duration(1+r.IntN(10)) * 15 * time.Minute,
	}
	if r.IntN(10) == 0 {
		d.Length = 30 * time.Hour // of a daily series, members overlap
	}
	for _, i := range r.Perm(5)[:1+r.IntN(4)] {
		d.Roster = append(d.Roster, participant.Participant{
			ID: participant.ID(fmt.Sprint("p", i)), Role: roles[r.IntN(3)], Response: participant.Response(r.IntN(4)),
		})
	}
	if r.IntN(3) == 0 {
		d.Overrides = []meeting.Override{{Original: d.Start.Local(), Responses: map[participant.ID]participant.Response{
			d.Roster[0].ID: participant.Response(r.IntN(4)),
		}}}
	}
	return newMeeting(t, d)
}

// Minutes are counted one by one, from the definitions of cost-model 3.4, without any economy.
type naiveEntry struct {
	from, to int // minutes of the window
	series   string
	weight   *big.Rat // p·r
}

type naivePerson struct {
	working, own []bool
	entries      []naiveEntry
	threshold    int
}

func (c focusCase) naive(t testing.TB) map[participant.ID]*naivePerson {
	minutes := int(c.window.Length() / time.Minute)
	people := map[participant.ID]*naivePerson{}
	mark := func(of []bool, i interval.Interval) {
		for k := range of {
			of[k] = of[k] || i.Contains(c.window.Start().Add(time.Duration(k)*time.Minute))
		}
	}
	for id, hours := range c.draft.Hours {
		p := &naivePerson{make([]bool, minutes), make([]bool, minutes), nil, int(c.draft.Threshold / time.Minute)}
		working, err := hours.Within(c.window)
		require.NoError(t, err)
		for w := range working.All() {
			mark(p.working, w)
		}
		for _, b := range c.draft.Busy[id] {
			mark(p.own, b)
		}
		people[id] = p
	}
	for _, m := range c.meetings {
		for o := range m.Occurrences(c.window) {
			from := int(o.Interval().Start().Sub(c.window.Start()) / time.Minute)
			for who := range o.Participants() {
				p, ok := people[who.ID]
				if !ok || who.Response == participant.Declined {
					continue
				}
				if len(m.Roster()) == 1 {
					mark(p.own, o.Interval())
					continue
				}
				weight, _ := new(big.Rat).SetString(rateOf[who.Role])
				if who.Response == participant.Tentative {
					weight.Mul(weight, big.NewRat(1, 2))
				}
				p.entries = append(p.entries, naiveEntry{max(0, from), min(minutes, from+int(o.Length()/time.Minute)), m.Title() + m.Start().Instant().UTC().String(), weight})
			}
		}
	}
	return people
}

// blocks returns the focus blocks that remain beside those entries that are kept, each as its minutes.
func (p *naivePerson) blocks(keep func(naiveEntry) bool) (blocks [][]int) {
	busy := append([]bool(nil), p.own...)
	for _, e := range p.entries {
		for k := e.from; k < e.to && keep(e); k++ {
			busy[k] = true
		}
	}
	var run []int
	for k := 0; k <= len(busy); k++ {
		if k < len(busy) && p.working[k] && !busy[k] {
			run = append(run, k)
			continue
		}
		if len(run) >= p.threshold {
			blocks = append(blocks, run)
		}
		run = nil
	}
	return blocks
}

// loss returns minutes of focus and of stranded time, and Σ weight·stranded minutes.
func (p *naivePerson) loss(taken func(naiveEntry) bool) (focus, stranded int, weighted *big.Rat) {
	left := map[int]bool{}
	for _, b := range p.blocks(func(naiveEntry) bool { return true }) {
		for _, k := range b {
			left[k] = true
		}
	}
	weighted = new(big.Rat)
	for _, b := range p.blocks(func(e naiveEntry) bool { return !taken(e) }) {
		lost, weight := 0, new(big.Rat)
		for _, k := range b {
			inMeeting := false
			for _, e := range p.entries {
				if taken(e) && e.from <= k && k < e.to {
					inMeeting = true
					if e.weight.Cmp(weight) > 0 {
						weight = e.weight
					}
				}
			}
			if !left[k] {
				focus++
				if !inMeeting {
					lost++
				}
			}
		}
		stranded += lost
		weighted.Add(weighted, new(big.Rat).Mul(weight, big.NewRat(int64(lost), 1)))
	}
	return focus, stranded, weighted
}

func TestFocusIsWhatCountingMinuteByMinuteGives(t *testing.T) {
	for seed := range uint64(40) {
		c := randomFocus(t, seeded(seed))
		people := c.naive(t)
		f := focusOf(t, c.model, c.window, c.meetings...)
		check := func(got cost.FocusCost, taken func(naiveEntry) bool, what string) {
			focus, stranded, weighted := 0, 0, new(big.Rat)
			for _, p := range people {
				more, lost, by := p.loss(taken)
				focus, stranded = focus+more, stranded+lost
				weighted.Add(weighted, by)
			}
			assert.Equal(t, fmt.Sprint(60*focus), got.Focus.Seconds(), "seed %d, %s", seed, what)
			assert.Equal(t, fmt.Sprint(60*stranded), got.Stranded.Seconds(), "seed %d, %s", seed, what)
			weighted.Mul(weighted, big.NewRat(1, 2*60)) // the share, and hours
			assert.Equal(t, weighted.RatString(), got.Fragmentation.Exact(), "seed %d, %s", seed, what)
		}
		total, ok := f.Fragmentation()
		require.True(t, ok)
		check(cost.FocusCost{FocusHours: f.Total(), Fragmentation: total}, func(naiveEntry) bool { return true }, "total")
		for _, row := range f.Series() {
			start, err := wallclock.ParseTime(row.Start, wallclock.SystemZones())
			require.NoError(t, err)
			key := row.Title + start.Instant().UTC().String()
			check(row.FocusCost, func(e naiveEntry) bool { return e.series == key }, row.Title)
		}
	}
}

func TestAnOccurrenceTakesWhatItTakesInAnyWindow(t *testing.T) {
	compared := 0
	for seed := range uint64(60) {
		c := randomFocus(t, seeded(seed))
		for _, m := range c.meetings {
			if m.Recurs() {
				continue
			}
			// A window so wide that it cuts no block of this one.
			wide := span(t, "2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z")
			for _, row := range focusOf(t, c.model, wide, c.meetings...).Series() {
				if row.Title != m.Title() || row.Start != wallclock.Of(m.Start().Instant().UTC()).String() {
					continue
				}
				compared++
				got, err := c.model.FocusOf(firstOn(t, m), c.meetings...)
				require.NoError(t, err)
				assert.Equal(t, row.FocusHours, got.FocusHours, "seed %d", seed)
				assert.Equal(t, row.Fragmentation.Exact(), got.Fragmentation.Exact(), "seed %d", seed)
			}
		}
	}
	assert.Greater(t, compared, 30)
}

func TestAMeetingOutsideOfWorkingHoursTakesNoFocusTime(t *testing.T) {
	for seed := range uint64(100) {
		r := seeded(seed)
		c := randomFocus(t, r)
		c.draft.Hours = everybody(workingHours(t, time.UTC, "09:00-17:00"), "p0", "p1", "p2", "p3")
		model := cost.NewModel(cost.Card{}, &cost.Options{Focus: newFocus(t, c.draft)})
		before := focusOf(t, model, c.window, c.meetings...)
		night := newMeeting(t, meeting.Draft{
			Title: "night", Start: wallclock.At(2026, 3, 4, 17+r.IntN(7), 0, time.UTC), Length: time.Duration(1+r.IntN(16)) * 30 * time.Minute,
			Repeats: recurrence.Daily(), Roster: roster("p0", "p1", "p2", "p3"),
		})
		after := focusOf(t, model, c.window, append(c.meetings, night)...)
		assert.Equal(t, before.Total(), after.Total())
		for _, row := range after.Series() {
			if row.Title == "night" {
				assert.Zero(t, row.FocusHours)
			}
		}
	}
}

func TestStrandedTimeIsPartOfFocusTimeAndOneSeriesTakesAtMostWhatAllDo(t *testing.T) {
	for seed := range uint64(100) {
		c := randomFocus(t, seeded(seed))
		f := focusOf(t, c.model, c.window, c.meetings...)
		for _, row := range f.Series() {
			assert.LessOrEqual(t, row.Stranded.Duration(), row.Focus.Duration())
			assert.LessOrEqual(t, row.Focus.Duration(), f.Total().Focus.Duration())
			assert.GreaterOrEqual(t, row.Fragmentation.Sign(), 0)
		}
		more := focusOf(t, c.model, c.window, c.meetings[:len(c.meetings)-1]...)
		assert.LessOrEqual(t, more.Total().Focus.Duration(), f.Total().Focus.Duration(), "a meeting never gives focus time")
	}
}
