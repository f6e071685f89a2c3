package cost

import (
	"cmp"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// CountDifference is a number in two periods. It is plain data.
type CountDifference struct {
	Before, After int
	Change        int // After - Before
}

// Relative returns the change over what was before, exact. ok is false if there was nothing.
func (d CountDifference) Relative() (r money.Ratio, ok bool) {
	r, err := money.NewRatio(int64(d.Change), int64(d.Before))
	return r, err == nil
}

// HoursDifference is a sum of time in two periods. It is plain data.
type HoursDifference struct {
	Before, After Hours
	Change        SignedHours // After - Before
}

// Relative returns the change over what was before, exact. ok is false if there was nothing.
func (d HoursDifference) Relative() (r money.Ratio, ok bool) {
	if d.Before == (Hours{}) {
		return money.Ratio{}, false
	}
	change := d.Change.rat()
	return ratioOf(change.Quo(change, SignedHours{size: d.Before}.rat())), true
}

// AmountDifference is an amount of money in two periods, exact. It is plain data.
type AmountDifference struct {
	Before, After money.Amount
	Change        money.Amount // After - Before
}

// Relative returns the change over what was before, exact. ok is false if there was nothing.
func (d AmountDifference) Relative() (r money.Ratio, ok bool) { return over(d.Change, d.Before) }

// FiguresDifference are the figures of two periods. It is plain data.
type FiguresDifference struct {
	Occurrences               CountDifference
	MeetingHours, PersonHours HoursDifference
}

// SeriesHoursDifference are the figures of one series in two periods. It is plain data.
type SeriesHoursDifference struct {
	Series // as the later period has it, if it is there
	FiguresDifference
}

// SeriesDifference is a [SeriesHoursDifference] with its cost.
type SeriesDifference struct {
	SeriesHoursDifference
	Cost AmountDifference
}

// RoleHoursDifference is the expected time of all people in one role in two periods. It is plain data.
type RoleHoursDifference struct {
	Role        participant.Role // empty: nobody knows it
	PersonHours HoursDifference
}

// RoleDifference is a [RoleHoursDifference] with its cost, which is that of people.
type RoleDifference struct {
	RoleHoursDifference
	Cost AmountDifference
}

// LineDifference is what a line of direct cost comes to in two periods. It is plain data.
type LineDifference struct {
	Line Line
	Cost AmountDifference
}

func figuresDifference(before, after Figures) FiguresDifference {
	return FiguresDifference{
		CountDifference{before.Occurrences, after.Occurrences, after.Occurrences - before.Occurrences},
		hoursDifference(before.MeetingHours, after.MeetingHours), hoursDifference(before.PersonHours, after.PersonHours),
	}
}

func hoursDifference(before, after Hours) HoursDifference {
	return HoursDifference{before, after, differ(after, before)}
}

// amountDifference is that of amounts of one currency, or none.
func amountDifference(before, after money.Amount) AmountDifference {
	change, _ := after.Sub(before)
	return AmountDifference{before, after, change}
}

// A pairing puts the rows of two periods beside each other: of each pair, the first is of the earlier one.
type pairing struct {
	series map[seriesKey]*[2]SeriesCost
	roles  map[participant.Role]*[2]RoleCost
}

// A seriesKey says which series are the same: those of one meeting, or of one title and start.
type seriesKey struct {
	meeting      meeting.ID
	title, start string
}

func keyOf(s Series) seriesKey {
	if s.Meeting.IsZero() {
		return seriesKey{title: s.Title, start: s.Start}
	}
	return seriesKey{meeting: s.Meeting}
}

func newPairing() *pairing {
	return &pairing{map[seriesKey]*[2]SeriesCost{}, map[participant.Role]*[2]RoleCost{}}
}

// addForecast adds the rows of one of the two periods, 0 or 1.
func (p *pairing) addForecast(side int, f Forecast) error {
	for _, row := range f.series {
		if err := p.addSeries(side, row); err != nil {
			return err
		}
	}
	for _, row := range f.roles {
		if p.roles[row.Role] == nil {
			p.roles[row.Role] = &[2]RoleCost{{RoleHours: RoleHours{Role: row.Role}}, {RoleHours: RoleHours{Role: row.Role}}}
		}
		p.roles[row.Role][side] = row // a forecast has each role once
	}
	return nil
}

// addSeries adds a row. A forecast has several of one meeting if it was merged and the title has changed: the first,
// which is the dearest, gives the name.
func (p *pairing) addSeries(side int, row SeriesCost) (err error) {
	key := keyOf(row.Series)
	if p.series[key] == nil {
		p.series[key] = &[2]SeriesCost{}
	}
	sum := &p.series[key][side]
	if sum.Series == (Series{}) {
		sum.Series = row.Series
	}
	if sum.Figures, err = sum.Figures.add(row.Figures); err != nil {
		return err
	}
	sum.Cost, err = sum.Cost.Add(row.Cost)
	return err
}

func (p *pairing) seriesRows() []SeriesDifference {
	rows := make([]SeriesDifference, 0, len(p.series))
	for _, pair := range p.series {
		name := pair[1].Series
		if pair[1].Occurrences == 0 {
			name = pair[0].Series
		}
		rows = append(rows, SeriesDifference{
			SeriesHoursDifference{name, figuresDifference(pair[0].Figures, pair[1].Figures)},
			amountDifference(pair[0].Cost, pair[1].Cost),
		})
	}
	slices.SortFunc(rows, compareSeriesDifferences)
	return rows
}

func (p *pairing) roleRows() []RoleDifference {
	rows := make([]RoleDifference, 0, len(p.roles))
	for role, pair := range p.roles {
		rows = append(rows, RoleDifference{
			RoleHoursDifference{role, hoursDifference(pair[0].PersonHours, pair[1].PersonHours)},
			amountDifference(pair[0].Cost, pair[1].Cost),
		})
	}
	slices.SortFunc(rows, compareRoleDifferences)
	return rows
}

// greater orders by the size of the change, the greatest first. All of a difference are in one currency.
func greater(a, b AmountDifference) int { return dearest(size(a.Change), size(b.Change)) }

func size(a money.Amount) money.Amount {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

func longer(a, b HoursDifference) int { return cmp.Compare(b.Change.size.units, a.Change.size.units) }

func compareNames(a, b Series) int {
	return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.Meeting.String(), b.Meeting.String()))
}

func compareSeriesDifferences(a, b SeriesDifference) int {
	return cmp.Or(greater(a.Cost, b.Cost), longer(a.PersonHours, b.PersonHours), compareNames(a.Series, b.Series))
}

func compareRoleDifferences(a, b RoleDifference) int {
	return cmp.Or(greater(a.Cost, b.Cost), longer(a.PersonHours, b.PersonHours), cmp.Compare(a.Role, b.Role))
}
