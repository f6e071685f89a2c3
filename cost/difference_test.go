package cost_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func against(t testing.TB, later, earlier cost.Forecast) cost.Difference {
	t.Helper()
	d, err := later.Against(earlier)
	require.NoError(t, err)
	return d
}

func TestG1EverySecondWeekAgainstEveryWeekCostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	d := weekly.Draft()
	d.Repeats = recurrence.Weekly().Every(2)
	biweekly := newMeeting(t, d)
	diff := against(t, forecast(t, model, year(2026), biweekly), forecast(t, model, year(2026), weekly))
	assert.Equal(t, "-9669.62 USD", diff.Cost().Change.String())
	assert.Equal(t, "-580177/60", diff.Cost().Change.Exact())
	relative, ok := diff.Cost().Relative()
	assert.True(t, ok)
	assert.Equal(t, "-0.4906", relative.Text(4))
	require.Len(t, diff.Series(), 1, "title and start are the same")
	assert.Equal(t, -26, diff.Series()[0].Occurrences.Change)
}

func TestASeriesIsTheSameByItsIDWhateverItIsCalled(t *testing.T) {
	d := weekly(t, 1, 60, "ann").Draft()
	model := hoursOnly(nil)
	earlier := forecast(t, model, year(2026), newMeeting(t, d), weekly(t, 2, 60, "ann"))
	d.Title, d.Length = "Renamed", 2*time.Hour
	later := forecast(t, model, year(2026), newMeeting(t, d), weekly(t, 3, 60, "ann"))
	rows := against(t, later, earlier).Timesheet().Series()
	require.Len(t, rows, 3)
	var got []string
	for _, row := range rows {
		relative, ok := row.PersonHours.Relative()
		got = append(got, fmt.Sprint(row.Title, " ", row.PersonHours.Change, " ", relative, " ", ok))
	}
	assert.Equal(t, []string{"Renamed 52.00 1 true", "Weekly 2 -52.00 -1 true", "Weekly 3 52.00 0 false"}, got)
}

func TestASeriesThatWasRenamedWithinAPeriodIsOneRow(t *testing.T) {
	d := weekly(t, 1, 60, "ann").Draft()
	model := hoursOnly(nil)
	january := forecast(t, model, months(t)[0], newMeeting(t, d))
	d.Title = "A new name"
	renamed := forecast(t, model, months(t)[1], newMeeting(t, d))
	one, err := january.Merge(renamed)
	require.NoError(t, err)
	two, err := renamed.Merge(january)
	require.NoError(t, err)
	for _, merged := range []cost.Forecast{one, two} {
		rows := against(t, merged, january).Series()
		require.Len(t, rows, 1)
		assert.Equal(t, "A new name", rows[0].Title, "the first row of the forecast")
		assert.Equal(t, cost.CountDifference{Before: 4, After: 8, Change: 4}, rows[0].Occurrences)
	}
	gone := against(t, cost.Forecast{}, one).Series()
	require.Len(t, gone, 1)
	assert.Equal(t, "A new name", gone[0].Title)
}

func TestWhatIsRelativeToNothingIsUndefined(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	d := against(t, forecast(t, cost.NewModel(card, nil), year(2026), weekly(t, 1, 60, "ann")), cost.Forecast{})
	_, ok := d.Cost().Relative()
	assert.False(t, ok)
	_, ok = d.Total().Occurrences.Relative()
	assert.False(t, ok)
	assert.Contains(t, text(t, d), `"relative":null`)
}

func TestPeriodsOfDifferentCurrenciesAreNotCompared(t *testing.T) {
	m := weekly(t, 1, 60, "ann")
	in := func(code string) cost.Forecast {
		return forecast(t, cost.NewModel(newCard(t, cost.CardDraft{Currency: code, Source: "test", Default: "60"}), nil), year(2026), m)
	}
	for _, earlier := range []cost.Forecast{in("EUR"), forecast(t, hoursOnly(nil), year(2026), m)} {
		_, err := in("USD").Against(earlier)
		var mismatch *money.MismatchError
		assert.ErrorAs(t, err, &mismatch)
		_, err = earlier.Against(in("USD"))
		assert.ErrorAs(t, err, &mismatch)
		_, err = in("USD").Timesheet().Against(earlier.Timesheet())
		assert.NoError(t, err, "hours have no currency")
	}
}

func TestWindowsOfDifferentLengthAreToldAndNothingIsScaled(t *testing.T) {
	m := weekly(t, 1, 60, "ann")
	model := hoursOnly(nil)
	d := against(t, forecast(t, model, year(2026), m), forecast(t, model, wallclock.Month(2026, time.January, time.UTC), m))
	assert.Equal(t, "52 meetings after 4 (+48), 52.00 person-hours after 4.00 (+48.00); in windows of 8760.00 and 744.00 hours", d.Timesheet().String())
	earlier, later := d.Windows()
	assert.Equal(t, "2026-01-01T00:00:00Z/2026-02-01T00:00:00Z", earlier.String())
	assert.True(t, later.Equal(year(2026)))
}

func TestTheHoursViewOfADifferenceHasNoMoney(t *testing.T) {
	meetings := randomMeetings(t, seeded(7), 8)
	model := randomModel(t)
	later, earlier := forecast(t, model, year(2026), meetings[:5]...), forecast(t, model, year(2026), meetings[3:]...)
	d, err := later.Timesheet().Against(earlier.Timesheet())
	require.NoError(t, err)
	assert.Equal(t, text(t, d), text(t, against(t, later, earlier).Timesheet()), "its order too is that of hours")
	for _, word := range []string{"EUR", "cost", "amount", "direct"} {
		assert.NotContains(t, text(t, d)+d.String(), word)
	}
}

// ofPeople reports whether a line of the library's is divided among people.
func ofPeople(l cost.Line) bool {
	return slices.Contains([]cost.Line{cost.Labor, cost.Preparation, cost.FollowUp, cost.Travel, cost.Fares, cost.Waiting}, l)
}

func TestPartsOfADifferenceAddUpToTheWhole(t *testing.T) {
	for seed := range uint64(30) {
		r := seeded(seed)
		meetings := randomMeetings(t, r, 10)
		for i := range meetings {
			if d := meetings[i].Draft(); r.IntN(2) == 0 {
				d.ID = numbered(t, i)
				meetings[i] = newMeeting(t, d)
			}
		}
		model := randomModel(t)
		earlier := forecast(t, model, months(t)[r.IntN(12)], meetings[:7]...)
		later := forecast(t, model, year(2026), meetings[3:]...)
		d := against(t, later, earlier)
		var series, lines, roles money.Amount
		n, hours := 0, new(big.Rat)
		for _, row := range d.Series() {
			series = plus(t, series, row.Cost.Change)
			n += row.Occurrences.Change
			hours.Add(hours, rat(t, row.PersonHours.Change.Seconds()))
		}
		for _, row := range d.Lines() {
			lines = plus(t, lines, row.Cost.Change)
			if !ofPeople(row.Line) {
				roles = plus(t, roles, row.Cost.Change)
			}
		}
		for _, row := range d.Roles() {
			roles = plus(t, roles, row.Cost.Change)
		}
		want := d.Cost().Change.Exact()
		assert.Equal(t, []string{want, want, want}, []string{series.Exact(), lines.Exact(), roles.Exact()}, "seed %d", seed)
		assert.Equal(t, d.Total().Occurrences.Change, n)
		assert.Equal(t, rat(t, d.Total().PersonHours.Change.Seconds()), hours)
		assert.Equal(t, later.Cost().Exact(), plus(t, earlier.Cost(), d.Cost().Change).Exact())

		back := against(t, earlier, later)
		assert.Equal(t, d.Cost().Change.Exact(), back.Cost().Change.Neg().Exact(), "the other way round it is the opposite")
		assert.True(t, slices.IsSortedFunc(d.Series(), func(a, b cost.SeriesDifference) int {
			return new(big.Rat).Abs(b.Cost.Change.Rat()).Cmp(new(big.Rat).Abs(a.Cost.Change.Rat()))
		}), "the greatest change first")
		slices.Reverse(meetings)
		again := against(t, forecast(t, model, later.Window(), meetings[:7]...), forecast(t, model, earlier.Window(), meetings[3:]...))
		assert.Equal(t, text(t, d), text(t, again), "order does not matter")
	}
}

func plus(t testing.TB, a, b money.Amount) money.Amount {
	t.Helper()
	sum, err := a.Add(b)
	require.NoError(t, err)
	return sum
}

func TestADifferenceWithItselfIsNone(t *testing.T) {
	f := forecast(t, randomModel(t), year(2026), randomMeetings(t, seeded(3), 6)...)
	d := against(t, f, f)
	assert.Zero(t, d.Cost().Change.Sign())
	for _, row := range d.Series() {
		assert.Zero(t, row.PersonHours.Change.Sign())
		assert.Zero(t, row.Occurrences.Change)
	}
	assert.Len(t, d.Series(), len(f.Series()))
}

func TestSignedHoursAreExact(t *testing.T) {
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: 7 * time.Second, Roster: participant.Roster{{ID: "a", Response: participant.Tentative}},
	})
	third, err := cost.ParseProbability("0.3333")
	require.NoError(t, err)
	model := hoursOnly(&cost.Options{Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: third}}})
	change := against(t, cost.Forecast{}, forecast(t, model, year(2026), m)).Total().PersonHours.Change
	assert.Equal(t, "-2.3331", change.Seconds())
	assert.Equal(t, "0.00", change.String(), "no minus before nothing")
	assert.Equal(t, -1, change.Sign())
	assert.Equal(t, "2.3331", change.Size().Seconds())
	assert.Equal(t, "0", cost.SignedHours{}.Seconds())
}
