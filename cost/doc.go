// Package cost says what meetings cost in people's time and in money, whether they are worth it, and what to change.
//
// A [Card] holds what an hour costs by role; it is published, and every money figure of this package is a
// function of the calendar and the card, and of what is given by role, so that nobody's pay is an input. A [Model]
// is a card with the host's choices, its [Options]. It gives the [Estimate] of one occurrence and the [Forecast] of
// many meetings over a window.
//
// Who counts: declined people count nothing, every other participant fully unless the host's [Attendance]
// says otherwise, by response, by person, or by the [History] of who came before; of past occurrences,
// [Options].Observed says who was there and how long. Rooms and other resources are no participants; an organizer
// who is not on the roster counts only if the host's directory has them.
//
// What they cost: what the card says for their role. A role outside of the company costs nothing unless the card
// names it, and somebody marked as external in any other role, or in none, nothing. Everybody else without a rate costs
// the card's default, which is listed among the [Assumption]s. Nothing is priced at zero, and nothing at a guess, without
// saying so.
//
// A forecast counts the occurrences that really take place and start in its window. There is no "times
// 52". Figures are exact until they are shown, so that forecasts merge in any order and grouping with the
// same result. [Model.Explain] and [Forecast.Explain] say how a figure came about, line by line.
//
//	card, err := cost.NewCard(cost.CardDraft{
//		Currency: "USD", Source: "Finance, loaded rates for 2026", Default: "60.00",
//		PerHour: map[participant.Role]string{participant.SalesManager: "96.00"},
//	})
//	weekly, err := meeting.New(meeting.Draft{
//		Title: "Pipeline review", Length: 45 * time.Minute, Repeats: recurrence.Weekly(),
//		Start:  wallclock.At(2026, time.January, 1, 9, 0, newYork),
//		Roster: participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: "bo"}},
//	})
//	model := cost.NewModel(card, nil)
//	year, err := model.Forecast(wallclock.Year(2026, newYork), weekly) // 53 meetings, …
//	for o := range weekly.Occurrences(wallclock.Year(2026, newYork)) {
//		estimate, err := model.Estimate(o)
//	}
//
// Below github.com/salesmeeting/salesmeeting are participant (roles and rosters), meeting (meetings and occurrences),
// meeting/wallclock (local times and windows), meeting/recurrence (rules), cost/money (amounts; a ratio prints as a
// decimal with Text) and cost/report. Roles are text of the host's own beside those that package participant names; a
// role or a person that a plan, a table or a card names and that no roster has is no fault, and adds nothing.
//
// In formulas p is how likely somebody attends, r what their hour costs, D the planned length, O the overrun, and L
// how long a meeting that starts late waits.
//
// # Three layers
//
// The direct cost has lines: labor, and what a [Plan] adds, which is preparation and follow-up, travel and fares, a
// room, catering, and what it takes if a required customer does not show up; and the host's own [OwnLine]s. The
// opportunity premium is what people with [Quotas] would sell in the time, above what it costs. Focus time is what
// meetings break up of people's days, in hours ([Model.Focus]). The layers stand beside each other: the only sum of
// two of them is [Forecast.Economic], and [Estimate.Economic].
//
// # From figures to decisions
//
// [Forecast.Advice] says what to change, and what each change saves; [Forecast.Alternatives] what canceling or a memo
// would save; [Model.Marginal] what one more participant costs, and [Model.Stays] what letting people leave saves.
// [Forecast.Against] compares two periods, [Forecast.Records] has what the host's accounts and opportunities cost
// in meetings, and a [Cascade] says what a meeting takes with all those that prepare it.
//
// Whether a meeting is worth its cost is weighed by [Benefit.Weigh], its benefit being an estimate or, by
// [ResultValues], what its minutes have; and whether a text would do instead by [Memo.Compare].
//
// A [Budget] limits the hours or the money of a person, a team, a series or an account in a period; a [Gate] holds
// changes of meetings against budgets before they are kept, and knows the cheapest change that would pass.
// [Model.Live] is for a ticker.
//
// # Hours, and single people
//
// The hours view, [Timesheet], has no money in it at all. Figures on single people come from calls of their own,
// such as [PersonHours] and [Model.Shares], so that a host decides who may see them.
package cost
