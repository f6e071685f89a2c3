package domain_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// year is that in which all tests take place.
var year = wallclock.Year(2026, time.UTC)

var (
	account     = participant.Record{Type: "account", ID: "acme"}
	contact     = participant.Record{Type: "contact", ID: "kim"}
	opportunity = participant.Record{Type: "opportunity", ID: "42"}
)

// internal is a weekly meeting of the department.
func internal() meeting.Draft {
	return meeting.Draft{
		Title: "Pipeline review", Purpose: agenda.AddressShortfalls, Audience: meeting.Internal, Format: meeting.Formal,
		Organizer: "ann", Department: "Sales West",
		Start: wallclock.At(2026, time.January, 8, 9, 0, time.UTC), Length: time.Hour, Repeats: recurrence.Weekly(),
		Roster: participant.Roster{
			{ID: "ann", Name: "Ann Lee", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Name: "Bo Chen", Role: participant.SalesRepresentative},
			{ID: "cy", Name: "Cy Young", Role: participant.SalesRepresentative},
		},
		Agenda: template(agenda.AddressShortfalls),
	}
}

// presentation is a meeting with a customer, at which an expert shows how the product works.
func presentation() meeting.Draft {
	return meeting.Draft{
		Title: "A first look", Purpose: agenda.PresentCompany, Audience: meeting.CustomerFacing, Format: meeting.Formal,
		Organizer: "bo", Department: "Sales West", Records: []participant.Record{account, opportunity},
		Start: wallclock.At(2026, time.January, 13, 14, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "bo", Name: "Bo Chen", Role: participant.SalesRepresentative, Part: participant.Chair},
			{ID: "tess", Name: "Tess Ode", Role: participant.TechnicalExpert},
			{ID: "kim", Name: "Kim O’Neil", Role: participant.NewCustomer},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{ID: "needs", Title: "Your needs", Length: 20 * time.Minute, Presenter: "bo", Needed: []participant.ID{"kim"}},
			{
				ID: "demo", Title: "How it works", Topic: agenda.Products, Length: 30 * time.Minute,
				Presenter: "bo", CoPresenters: []participant.ID{"tess"}, Needed: []participant.ID{"kim"},
				Wanted: []agenda.ResultKind{agenda.BenefitOutlined, agenda.NeedFound, agenda.RelationshipBuilt},
			},
			{ID: "next", Title: "Next steps", Length: 10 * time.Minute, Presenter: "bo", Needed: []participant.ID{"kim"}},
		}},
	}
}

// template returns the agenda that comes with the library for a purpose.
func template(p agenda.Purpose) agenda.Agenda {
	t, _ := agenda.DefaultTemplates().For(p)
	return t.Agenda("en", nil)
}

func newMeeting(t testing.TB, d meeting.Draft) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

// first returns the first occurrence of a meeting.
func first(t testing.TB, m meeting.Meeting) meeting.Occurrence {
	t.Helper()
	o, ok := m.Occurrence(m.Start().Local())
	require.True(t, ok)
	return o
}

func expected(t testing.TB, p agenda.Purpose) agenda.Expectation {
	t.Helper()
	e, ok := agenda.DefaultExpectation(p)
	require.True(t, ok)
	return e
}

// gaps returns the rules and sources of gaps, "lead S11".
func gaps(list []agenda.Gap) (names []string) {
	for _, g := range list {
		names = append(names, g.Rule+" "+g.Source)
	}
	return names
}

// model prices an hour of a manager at 100, and of everybody else in the company at 60.
func model(t testing.TB) cost.Model {
	t.Helper()
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance, 2026", Default: "60",
		PerHour: map[participant.Role]string{participant.SalesManager: "100"},
	})
	require.NoError(t, err)
	return cost.NewModel(card, nil)
}

func date(t testing.TB, text string) agenda.Date {
	t.Helper()
	d, err := agenda.ParseDate(text)
	require.NoError(t, err)
	return d
}
