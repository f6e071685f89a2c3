package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// host is one that knows everything of its meetings, in a language and a currency.
type host struct {
	testing.TB
	hindi    bool
	currency string
	people   []string
	meetings []meeting.Meeting
	forecast cost.Forecast
}

// say returns what the host says in its language.
func (h *host) say(en, hi string) string {
	if h.hindi {
		return hi
	}
	return en
}

// everything returns a report that has whatever a report can say.
func everything(t testing.TB, tag, currency string, amounts report.AmountFormatter) report.Report {
	t.Helper()
	forecast, shown := knows(t, tag, currency)
	shown.Amounts = amounts
	return report.New(forecast, shown)
}

// known is what hosts know, by language and currency, which takes a while to find out.
var known = map[string]struct {
	cost.Forecast
	report.Options
}{}

// knows returns the forecast of a host that knows everything, and what it adds to the report.
func knows(t testing.TB, tag, currency string) (cost.Forecast, *report.Options) {
	t.Helper()
	of, ok := known[tag+currency]
	if !ok {
		of.Forecast, of.Options = findOut(t, tag, currency)
		known[tag+currency] = of
	}
	return of.Forecast, &of.Options
}

func findOut(t testing.TB, tag, currency string) (cost.Forecast, report.Options) {
	t.Helper()
	h := &host{TB: t, hindi: tag == "hi-IN", currency: currency}
	h.invite()
	options := h.options()
	var err error
	h.forecast, err = cost.NewModel(h.card(), options).Forecast(days(t, 90), h.meetings...)
	require.NoError(t, err)
	persons, err := cost.PersonHours(days(t, 90), options, h.meetings...)
	require.NoError(t, err)
	shown := report.Options{Language: tag, AllDay: 3, Persons: persons, Problems: []report.Problem{
		{File: h.say("anna", "अनीता"), Line: 49, Text: h.say("the event has no end", "घटना का अंत नहीं है")},
	}}
	for a := range h.forecast.Advice() {
		shown.Advice = append(shown.Advice, a)
	}
	shown.Focus, err = cost.NewModel(h.card(), options).Focus(days(t, 90), h.meetings...)
	require.NoError(t, err)
	shown.Alternatives = h.instead()
	shown.Budgets = h.budgets()
	shown.Difference = h.difference()
	shown.Load = h.load()
	shown.Worth = []report.Worth{h.worth()}
	shown.Memos = h.memos()
	shown.Cascades = []report.Cascade{h.cascade()}
	shown.Exchanged = []money.Conversion{h.exchanged()}
	return h.forecast, shown
}

// exchanged is the cost in euros.
func (h *host) exchanged() money.Conversion {
	to := "EUR"
	if h.currency == to {
		to = "USD"
	}
	table, err := money.NewExchangeTable([]money.ExchangeRate{
		{From: h.currency, To: to, Rate: "0.0111", Date: "2026-03-31", Source: h.say("Treasury", "कोष विभाग")},
	}, nil)
	require.NoError(h, err)
	other, err := money.ParseCurrency(to)
	require.NoError(h, err)
	c, err := money.BagOf(h.forecast.Cost()).In(other, "2026-03-31", table)
	require.NoError(h, err)
	return c
}

// invite makes the meetings, of one person in each role and one whose role nobody knows.
func (h *host) invite() {
	english := []string{"Ann", "Bo", "Cy", "Dev", "Eve", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kay", "Lee", "Max"}
	hindi := []string{"अनीता", "बलराम", "चंदन", "दीपा", "एकता", "फ़िरोज़", "गौरी", "हरि", "ईशा", "जय", "कमल", "लता", "मोहन"}
	for i := range english {
		h.people = append(h.people, h.say(english[i], hindi[i]))
	}
	var roster participant.Roster
	for role := range participant.Roles() {
		name := h.people[len(roster)]
		roster = append(roster, participant.Participant{ID: participant.ID(name), Name: name, Role: role})
	}
	last := h.people[len(h.people)-1]
	roster = append(roster, participant.Participant{ID: participant.ID(last), Name: last, Part: participant.Optional})
	inside := roster[:5]
	for _, d := range []meeting.Draft{
		{Title: h.say("Weekly sales review", "साप्ताहिक बिक्री समीक्षा"), Length: 90 * time.Minute, Repeats: recurrence.Weekly(), Roster: inside},
		{
			Title:  h.say("Fortnightly talk about regional goals, competitors and new customers", "क्षेत्रीय लक्ष्यों, प्रतिस्पर्धियों और नए ग्राहकों पर पाक्षिक चर्चा"),
			Length: time.Hour, Repeats: recurrence.Weekly().Every(2), Roster: roster,
			Records: []participant.Record{{Type: "account", ID: "17"}, {Type: "opportunity", ID: "4711"}},
		},
		{Length: 2 * time.Hour, Roster: roster, Records: []participant.Record{{Type: "account", ID: "17"}}},
	} {
		d.Start = wallclock.At(2026, time.January, 6, 10, 0, time.UTC)
		m, err := meeting.New(d)
		require.NoError(h, err)
		h.meetings = append(h.meetings, m)
	}
}

func (h *host) card() cost.Card {
	card, err := cost.NewCard(cost.CardDraft{
		Currency: h.currency, Source: h.say("Finance, rates for 2026", "वित्त विभाग, 2026 की दरें"), Default: h.rate(),
		PerHour: map[participant.Role]string{participant.SalesManager: "4321.50", participant.Executive: "9000"},
	})
	require.NoError(h, err)
	return card
}

// rate is what the card of each currency has of its own.
func (h *host) rate() string {
	if h.currency == "EUR" {
		return "77.70"
	}
	return "1200"
}

// options assume whatever can be assumed.
func (h *host) options() *cost.Options {
	plan, err := cost.NewPlan(cost.PlanDraft{
		Currency: h.currency, Venue: "2500", License: "99", Facilitator: "10000", CateringPerHead: "450.50",
		CateringGuaranteed: 4, TravelLost: "0.75", Overrun: 6 * time.Minute, LateStart: 5 * time.Minute,
		NoShow: cost.NoShow{Shows: "0.9", Waiting: 15 * time.Minute, Rebooking: "75"},
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager: {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute},
			"":                       {Travel: 20 * time.Minute, Fare: "120"},
		},
	})
	require.NoError(h, err)
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: h.currency, Source: h.say("Sales operations", "बिक्री संचालन"), Displaced: "0.28",
		ByRole: map[participant.Role]cost.Quota{participant.SalesRepresentative: {
			Bookings: "90000000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28",
		}},
	})
	require.NoError(h, err)
	own := cost.OwnLine{
		Line: cost.Line(h.say("Interpreter", "दुभाषिया")), Source: h.say("Purchasing", "ख़रीद विभाग"),
		Charger: cost.ChargerFunc(func(meeting.Occurrence, participant.Role) (money.Amount, error) { return h.amount("800"), nil }),
	}
	perHead := cost.OwnLine{
		Line: cost.Line(h.say("Badges", "बिल्ले")), Source: own.Source, OfPeople: true,
		Charger: cost.ChargerFunc(func(meeting.Occurrence, participant.Role) (money.Amount, error) { return h.amount("5"), nil }),
	}
	options := &cost.Options{Plan: plan, Quotas: quotas, Lines: []cost.OwnLine{own, perHead}, Focus: h.focus()}
	options.Attendance = cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{},
		ByPerson:   map[participant.ID]cost.Probability{participant.ID(h.people[2]): h.probability("0.8"), "-": h.probability("1")},
		History:    map[participant.ID]cost.History{participant.ID(h.people[3]): {Attended: 9, Invited: 11}},
		Prior:      cost.Prior{Attended: "8.3", Missed: "1.7", Source: h.say("Reclaim 2024", "रिक्लेम 2024")},
	}
	for _, answer := range []string{"needs-action", "accepted", "declined", "tentative", "delegated"} {
		response, err := participant.ParseResponse(answer)
		require.NoError(h, err)
		options.Attendance.ByResponse[response] = h.probability("0.5")
	}
	return options
}

// focus knows the hours of all but one.
func (h *host) focus() cost.Focus {
	d := cost.FocusDraft{
		Hours: map[participant.ID]availability.WorkingHours{}, Share: "0.5", Source: h.say("Sales operations", "बिक्री संचालन"),
		ThresholdByRole: map[participant.Role]time.Duration{participant.Developer: 3 * time.Hour},
	}
	for _, name := range h.people[1:] {
		d.Hours[participant.ID(name)] = h.hours()
	}
	f, err := cost.NewFocus(d)
	require.NoError(h, err)
	return f
}

// instead has a memo for the first series.
func (h *host) instead() []cost.Alternative {
	list, err := h.forecast.Alternatives(func(s cost.Series) (cost.Substitute, bool) {
		return cost.Substitute{Memo: h.memo()}, s.Title == h.meetings[0].Title()
	})
	require.NoError(h, err)
	return list
}

// budgets are of hours and of money, within, near and beyond their limits.
func (h *host) budgets() (list []cost.BudgetStatus) {
	account := participant.Record{Type: "account", ID: "17"}
	source, zone := h.say("VP Sales", "बिक्री उपाध्यक्ष"), wallclock.ZoneRef{Name: "UTC"}
	for _, d := range []cost.BudgetDraft{
		{Name: h.say("North", "उत्तर"), Team: []participant.ID{participant.ID(h.people[0]), participant.ID(h.people[1])}, Hours: "200"},
		{Name: h.say("South", "दक्षिण"), Person: participant.ID(h.people[1]), Hours: "16.5", WarnAt: "0.9"},
		{Name: h.say("Account", "खाता"), Account: account, Amount: "200000", Currency: h.currency, JudgedOn: cost.OnExpected},
	} {
		d.Source, d.Zone, d.Period = source, zone, cost.PerQuarter
		b, err := cost.NewBudget(d, nil)
		require.NoError(h, err)
		status, err := b.Status(cost.NewModel(h.card(), h.options()), days(h, 90), time.Date(2026, time.February, 9, 0, 0, 0, 0, time.UTC), h.meetings...)
		require.NoError(h, err)
		list = append(list, status)
	}
	return list
}

// difference is that against the first half of the quarter.
func (h *host) difference() cost.Difference {
	earlier, err := cost.NewModel(h.card(), h.options()).Forecast(days(h, 45), h.meetings...)
	require.NoError(h, err)
	d, err := h.forecast.Against(earlier)
	require.NoError(h, err)
	return d
}

func (h *host) probability(text string) cost.Probability {
	p, err := cost.ParseProbability(text)
	require.NoError(h, err)
	return p
}

func (h *host) amount(text string) money.Amount {
	currency, err := money.ParseCurrency(h.currency)
	require.NoError(h, err)
	a, err := money.Parse(text, currency)
	require.NoError(h, err)
	return a
}

func (h *host) hours() availability.WorkingHours {
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-12:00", "13:00-17:00"),
	})
	require.NoError(h, err)
	return hours
}

// load is that of a team, of one whose hours nobody knows, and of one that is too small; and of three people.
func (h *host) load() report.Load {
	var people []load.Person
	for _, name := range h.people {
		people = append(people, load.Person{ID: participant.ID(name), Hours: h.hours()})
	}
	strangers := make([]load.Person, 5)
	for i := range strangers {
		strangers[i].ID = people[i].ID
	}
	l := report.Load{Bands: load.DefaultBands()}
	for _, team := range []struct {
		en, hi string
		people []load.Person
	}{{"Sales north", "उत्तरी बिक्री", people}, {"Sales south", "दक्षिणी बिक्री", strangers}, {"Sales east", "पूर्वी बिक्री", people[:4]}} {
		figures, err := load.OfTeam(days(h, 90), team.people, nil, h.meetings...)
		require.NoError(h, err)
		l.Teams = append(l.Teams, report.Team{Name: h.say(team.en, team.hi), Load: figures})
	}
	busy := people[0]
	busy.Hours, busy.Role = availability.WorkingHours{}, participant.SalesManager
	for _, p := range []load.Person{people[1], people[2], busy} {
		figures, err := load.OfPerson(days(h, 90), p, nil, h.meetings...)
		require.NoError(h, err)
		l.Persons = append(l.Persons, report.PersonLoad{Name: string(p.ID), Load: figures})
	}
	return l
}

func (h *host) worth() report.Worth {
	some := cost.Range{Low: "20000", Base: "50000", High: "90000"}
	benefit, err := cost.NewBenefit(cost.BenefitDraft{
		Currency: h.currency, Source: h.say("Sales manager", "बिक्री प्रबंधक"), Information: some, Held: cost.Range{Base: "0.9"},
		Opportunities: []cost.Opportunity{{
			Amount: cost.Range{Base: "9000000"}, Margin: cost.Range{Base: "0.75"}, Uplift: cost.Range{Low: "-0.5", Base: "2", High: "3"},
		}},
		Decisions:    []cost.Decision{{Value: some, Probability: cost.Range{Base: "0.5"}}},
		Needs:        []cost.Gain{{Value: some}},
		Recognitions: []cost.Gain{{Value: some}},
	})
	require.NoError(h, err)
	for o := range h.meetings[1].Occurrences(days(h, 90)) {
		estimate, err := cost.NewModel(h.card(), h.options()).Estimate(o)
		require.NoError(h, err)
		outlay := estimate.Outlay()
		outlay.People, outlay.Substitute = 9, h.amount("12000")
		worth, err := benefit.Weigh(outlay)
		require.NoError(h, err)
		return report.Worth{Title: h.meetings[1].Title(), Worth: worth}
	}
	panic("there is none")
}

func (h *host) memo() cost.Memo {
	memo, err := cost.NewMemo(h.card(), cost.MemoDraft{
		Source: h.say("Sales manager", "बिक्री प्रबंधक"), Words: 1190, Writer: participant.SalesManager, Writing: 90 * time.Minute,
		Reply: 5 * time.Minute, Readers: []cost.Readers{{Role: participant.SalesRepresentative, People: 6}, {People: 2, Likely: "0.9", WordsPerMinute: 200}},
	})
	require.NoError(h, err)
	return memo
}

// memos are one for each verdict.
func (h *host) memos() (list []report.Memo) {
	for _, c := range []struct {
		title    string
		cost     string
		requires []cost.Requirement
	}{
		{h.meetings[0].Title(), "24000", nil},
		{h.meetings[1].Title(), "900", nil},
		{"", "24000", []cost.Requirement{cost.RequiresDecision, cost.RequiresNegotiation, cost.RequiresCustomer}},
	} {
		comparison, err := h.memo().Compare(h.amount(c.cost), c.requires...)
		require.NoError(h, err)
		list = append(list, report.Memo{Title: c.title, Comparison: comparison})
	}
	return list
}

func (h *host) cascade() report.Cascade {
	review, region := h.say("Quarterly review", "तिमाही समीक्षा"), h.say("Regions", "क्षेत्र")
	instances := map[string]money.Amount{review: h.amount("60000"), region: h.amount("24000")}
	c, err := cost.NewCascade(cost.CascadeDraft{Source: h.say("Sales operations", "बिक्री संचालन"), Meetings: []cost.CascadeMeeting{
		{Name: review, Instances: 4, PersonHours: cost.HoursOf(30 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: region, Share: "1"}}},
		{Name: region, Instances: 12, PersonHours: cost.HoursOf(20 * time.Hour)},
	}})
	require.NoError(h, err)
	priced, err := c.Price(instances)
	require.NoError(h, err)
	return report.Cascade{Title: review, Hours: c, Cost: priced}
}
