package cost_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// model is what the oracle knows as a Model.
func (x *oracle) model(t testing.TB) cost.Model {
	return cost.NewModel(newCard(t, x.card), x.options(t))
}

func (x *oracle) options(t testing.TB) *cost.Options {
	t.Helper()
	var people []participant.Person
	for _, id := range slices.Sorted(maps.Keys(x.directory)) {
		people = append(people, x.directory[id])
	}
	directory, err := participant.NewDirectory(people...)
	require.NoError(t, err)
	options := &cost.Options{
		Directory: directory, Observed: x.observed, Plan: newPlan(t, x.plan), Plans: map[meeting.ID]cost.Plan{},
		Attendance: cost.Attendance{
			ByResponse: probabilities(t, x.byResponse), ByPerson: probabilities(t, x.byPerson), History: x.history, Prior: x.prior,
		},
	}
	for id, d := range x.plans {
		options.Plans[id] = newPlan(t, d)
	}
	for _, l := range x.lines {
		options.Lines = append(options.Lines, cost.OwnLine{
			Line: l.name, Source: "test", OfPeople: l.ofPeople, Charger: l.charger(currency(t, x.card.Currency)),
		})
	}
	if x.quotas != nil {
		options.Quotas, err = cost.NewQuotas(*x.quotas)
		require.NoError(t, err)
	}
	return options
}

func (l oracleLine) charger(c money.Currency) cost.ChargerFunc {
	return func(o meeting.Occurrence, role participant.Role) (money.Amount, error) {
		if l.ofPeople && l.byRole[role] == "" {
			return money.Amount{}, nil
		}
		if l.ofPeople {
			return money.Parse(l.byRole[role], c)
		}
		rate, err := money.NewRate(l.perHour, c)
		return rate.For(o.Length()), err
	}
}

func probabilities[K comparable](t testing.TB, texts map[K]string) map[K]cost.Probability {
	all := map[K]cost.Probability{}
	for key, text := range texts {
		p, err := cost.ParseProbability(text)
		require.NoError(t, err)
		all[key] = p
	}
	return all
}

// A dice draws scenarios.
type dice struct {
	*rand.Rand
	t testing.TB
}

func throw(t testing.TB, seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 2026)), t} }

func pick[T any](d dice, of ...T) T { return of[d.IntN(len(of))] }

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func (d dice) duration(most time.Duration) time.Duration {
	return time.Duration(d.Int64N(int64(most/time.Second))) * time.Second
}

func (d dice) probability() string {
	return pick(d, "0", "1", "0.5", "0.3333", "0.95", "0.0001", "0.9999", fmt.Sprintf("0.%04d", d.IntN(10_000)))
}

var oracleRoles = []participant.Role{
	"", participant.SalesManager, participant.SalesRepresentative, participant.TechnicalExpert, participant.ExistingCustomer,
	participant.NewCustomer, participant.Partner, "external:broker", "analyst",
}

func (d dice) role() participant.Role { return pick(d, oracleRoles...) }

func (d dice) id() participant.ID { return participant.ID(fmt.Sprint("p", d.IntN(12))) }

// amount is in minor units of the currency.
func (d dice) amount(currency string) string {
	switch currency {
	case "JPY":
		return fmt.Sprint(d.IntN(20_000))
	case "KWD":
		return fmt.Sprintf("%d.%03d", d.IntN(20), d.IntN(1000))
	}
	return fmt.Sprintf("%d.%02d", d.IntN(200), d.IntN(100))
}

// oracle returns a host's choices, without what was observed.
func (d dice) oracle() *oracle {
	x := &oracle{plans: map[meeting.ID]cost.PlanDraft{}, directory: map[participant.ID]participant.Person{}}
	x.card = cost.CardDraft{
		Currency: pick(d, "USD", "JPY", "KWD"), Source: "test", Default: pick(d, "40", "1000/7"),
		PerHour: map[participant.Role]string{
			participant.SalesManager: pick(d, "96.00", "4565/3207"), participant.SalesRepresentative: pick(d, "700/13", "60"),
		},
	}
	if d.chance(30) {
		x.card.PerHour[participant.ExistingCustomer] = "12.5"
	}
	for range d.IntN(4) {
		id := d.id()
		x.directory[id] = participant.Person{ID: id, Role: d.role(), External: d.chance(20)}
	}
	d.attendance(x)
	x.plan = d.plan(x.card.Currency)
	if d.chance(50) {
		x.plans[oracleID(0)] = d.plan(x.card.Currency)
	}
	if d.chance(40) {
		x.lines = d.lines(x.card.Currency)
	}
	if d.chance(50) {
		x.quotas = d.quotas(x.card.Currency)
	}
	return x
}

func (d dice) attendance(x *oracle) {
	x.byResponse, x.byPerson = map[participant.Response]string{}, map[participant.ID]string{}
	x.history = map[participant.ID]cost.History{}
	for range d.IntN(4) {
		x.byResponse[participant.Response(d.IntN(5))] = d.probability()
	}
	if d.chance(50) {
		return // so that people who are alike are priced together
	}
	for range d.IntN(4) {
		x.byPerson[d.id()] = d.probability()
	}
	x.prior = cost.Prior{Attended: pick(d, "8.3", "1/3"), Missed: pick(d, "1.7", "2"), Source: "test"}
	for range d.IntN(4) {
		invited := d.IntN(50)
		x.history[d.id()] = cost.History{Attended: d.IntN(invited + 1), Invited: invited}
	}
}

func (d dice) plan(currency string) cost.PlanDraft {
	p := cost.PlanDraft{Currency: currency, Efforts: map[participant.Role]cost.Effort{}}
	for range d.IntN(4) {
		p.Efforts[d.role()] = cost.Effort{
			Preparation: d.duration(time.Hour), FollowUp: d.duration(time.Hour), Travel: d.duration(5 * time.Hour), Fare: d.amount(currency),
		}
	}
	if d.chance(50) {
		p.Venue, p.License, p.Facilitator = d.amount(currency), d.amount(currency), d.amount(currency)
	}
	if d.chance(50) {
		p.CateringPerHead, p.CateringGuaranteed = d.amount(currency), d.IntN(8)
	}
	if d.chance(50) {
		p.Overrun, p.LateStart = d.duration(20*time.Minute), d.duration(90*time.Minute)
	}
	if d.chance(50) {
		p.TravelLost = d.probability()
	}
	if d.chance(50) {
		p.NoShow = cost.NoShow{Shows: d.probability(), Waiting: d.duration(time.Hour), Rebooking: d.amount(currency)}
	}
	return p
}

func (d dice) lines(currency string) []oracleLine {
	return []oracleLine{
		{name: "leads", perHour: d.amount(currency)},
		{name: "badges", ofPeople: true, byRole: map[participant.Role]string{d.role(): d.amount(currency), d.role(): "1/3"}},
	}
}

func (d dice) quotas(currency string) *cost.QuotaDraft {
	q := &cost.QuotaDraft{
		Currency: currency, Source: "test", Displaced: d.probability(), ByRole: map[participant.Role]cost.Quota{},
		DisplacedIn: map[meeting.ID]string{oracleID(1): d.probability()},
	}
	for _, role := range []participant.Role{participant.SalesRepresentative, participant.SalesManager, "analyst"}[:1+d.IntN(3)] {
		q.ByRole[role] = cost.Quota{
			Bookings: fmt.Sprint(d.IntN(1_000_000)), Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: pick(d, "0.28", "0.31", "1"),
		}
	}
	return q
}

func oracleID(n int) meeting.ID {
	id, err := meeting.ParseID(fmt.Sprintf("0198c0de-0000-7000-8000-%012d", n))
	if err != nil {
		panic(err)
	}
	return id
}

// oracleWindow is ten weeks around the change of the clocks in New York.
func oracleWindow(t testing.TB) interval.Interval {
	newYork := zone(t, "America/New_York")
	w, err := interval.New(time.Date(2026, 2, 2, 0, 0, 0, 0, newYork), time.Date(2026, 4, 13, 0, 0, 0, 0, newYork))
	require.NoError(t, err)
	return w
}

func (d dice) meeting(n int) meeting.Meeting {
	newYork := zone(d.t, "America/New_York")
	draft := meeting.Draft{
		ID: oracleID(n), Title: fmt.Sprint("meeting ", n), Organizer: pick(d, "", d.id()),
		Audience: pick(d, "", "", meeting.Internal, meeting.CustomerFacing), Roster: d.roster(1 + d.IntN(7)),
		Start:   wallclock.At(2026, 2, 1+d.IntN(28), d.IntN(24), d.IntN(60), pick(d, newYork, time.UTC, zone(d.t, "Asia/Kolkata"))),
		Length:  d.duration(2 * time.Hour),
		Repeats: pick(d, recurrence.Rule{}, recurrence.Weekly(), recurrence.Weekly().On(time.Sunday, time.Tuesday), recurrence.Daily().Every(9)),
	}
	for range d.IntN(3) {
		draft.Records = append(draft.Records, participant.Record{Type: "account", ID: fmt.Sprint("a", d.IntN(2))})
	}
	if d.chance(30) { // the hour that the clocks skip
		draft.Start, draft.Length = wallclock.At(2026, 3, 8, 1, 30, newYork), 0
		draft.End = wallclock.At(2026, 3, 8, 3, 45, newYork)
	}
	if d.chance(50) {
		draft.Agenda = agenda.Agenda{Items: []agenda.Item{{Title: "Demo", Presenter: d.id(), Length: time.Minute}}}
	}
	m := newMeeting(d.t, draft)
	draft.Overrides = d.overrides(m)
	return newMeeting(d.t, draft)
}

func (d dice) roster(n int) participant.Roster {
	list := participant.Roster{}
	for _, i := range d.Perm(12)[:n] {
		list = append(list, participant.Participant{
			ID: participant.ID(fmt.Sprint("p", i)), Role: d.role(), External: d.chance(15), Response: participant.Response(d.IntN(5)),
			Part: pick(d, participant.Required, participant.Optional, participant.Observer),
		})
	}
	if n > 0 && d.chance(50) {
		list[0].Part = participant.Chair
	}
	return list
}

// overrides moves, cancels and changes some of m's occurrences.
func (d dice) overrides(m meeting.Meeting) (list []meeting.Override) {
	for o := range m.Occurrences(oracleWindow(d.t)) {
		patch := meeting.Override{Original: o.Original()}
		switch d.IntN(12) {
		case 0:
			patch.Canceled = true
		case 1:
			patch.Start = wallclock.Of(o.Start().Instant().Add(d.duration(72 * time.Hour)).In(o.Start().Instant().Location()))
		case 2:
			patch.Length = time.Second + d.duration(time.Hour)
		case 3:
			patch.Roster = d.roster(d.IntN(5))
		case 4:
			for p := range o.Participants() {
				patch.Responses = map[participant.ID]participant.Response{p.ID: participant.Response(d.IntN(5))}
			}
		case 5:
			patch.Agenda = agenda.Agenda{Items: []agenda.Item{{Title: "Demo", Presenter: d.id(), Length: time.Minute}}}
		default:
			continue
		}
		list = append(list, patch)
	}
	return list
}

// observe fills in who was seen at some occurrences of m.
func (d dice) observe(x *oracle, m meeting.Meeting) {
	if x.observed == nil {
		x.observed = map[meeting.Key][]agenda.Presence{}
	}
	for o := range m.Occurrences(oracleWindow(d.t)) {
		if !d.chance(30) {
			continue
		}
		seen := []agenda.Presence{}
		for range d.IntN(6) {
			joined := o.Interval().Start().Add(d.duration(time.Hour) - 10*time.Minute)
			seen = append(seen, agenda.Presence{Person: d.id(), Joined: joined, Left: joined.Add(d.duration(2 * time.Hour))})
		}
		x.observed[o.Key()] = seen
	}
}
