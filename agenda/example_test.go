package agenda_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleAgenda_Timeline() {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Numbers of the week", Topic: agenda.SalesProcess, Length: 15 * time.Minute},
		{Title: "New price list", Topic: agenda.Products, Presenter: "ann", Length: 35 * time.Minute},
	}}
	for slot := range a.Timeline() {
		fmt.Println(slot.Start, "to", slot.End, slot.Item.Title)
	}
	fmt.Println("too long by", a.Overrun(45*time.Minute))
	// Output:
	// 0s to 15m0s Numbers of the week
	// 15m0s to 50m0s New price list
	// too long by 5m0s
}

func ExampleAgenda_Slack() {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: 15 * time.Minute}}}
	fmt.Println(a.Slack(45*time.Minute), a.Overrun(10*time.Minute))
	// Output:
	// 30m0s 5m0s
}

func ExampleAgenda_People() {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "How it works", Presenter: "bo", CoPresenters: []participant.ID{"dee"}, Needed: []participant.ID{"kim"}},
		{Title: "Prices", Presenter: "ann"},
	}}
	fmt.Println(slices.Collect(a.People()))
	// Output:
	// [bo dee kim ann]
}

func ExamplePurpose_Title() {
	fmt.Println(agenda.AddressShortfalls.Title("en"), "/", agenda.AddressShortfalls.Title("hi"))
	// Output:
	// Shortfalls in sales figures / बिक्री के आँकड़ों में कमी
}

func ExampleTemplates_With() {
	own := agenda.Template{Purpose: agenda.Motivate, Items: []agenda.TemplateItem{
		{Title: agenda.Titles{"en": "Goals for spring", "de": "Ziele fürs Frühjahr"}, Length: 20 * time.Minute},
	}}
	template, _ := agenda.DefaultTemplates().With(own).For(agenda.Motivate)
	fmt.Println(template.Agenda("de", nil).Items[0].Title)
	// Output:
	// Ziele fürs Frühjahr
}

func ExampleAgenda_Problems() {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers"}, {Length: time.Minute}}}
	for _, p := range a.Problems() {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /items/0/length must be longer than zero
	// /items/1/title is missing: say what the item is about
}

func ExamplePurposes() {
	fmt.Println(slices.Collect(agenda.Purposes()))
	// Output:
	// [motivate update-products find-challenges address-shortfalls develop-strategy present-company]
}

func ExampleTopics() {
	fmt.Println(slices.Collect(agenda.Topics())[:3])
	// Output:
	// [policies procedures incentives]
}

func ExampleAgenda_Fit() {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Numbers", Length: 20 * time.Minute, Shortest: 10 * time.Minute},
		{Title: "Offer for Acme", Length: 15 * time.Minute, Priority: agenda.Must},
		{Title: "Summer party", Length: 10 * time.Minute, Priority: agenda.Low},
	}}
	fit := a.Fit(30 * time.Minute)
	for slot := range fit.Agenda.Timeline() {
		fmt.Println(slot.Start, "to", slot.End, slot.Item.Title)
	}
	for _, item := range fit.Dropped {
		fmt.Println("dropped:", item.Title)
	}
	for _, s := range fit.Shortened {
		fmt.Println("shortened:", s.Item.Title, "from", s.Item.Length, "to", s.Length)
	}
	// Output:
	// 0s to 15m0s Numbers
	// 15m0s to 30m0s Offer for Acme
	// dropped: Summer party
	// shortened: Numbers from 20m0s to 15m0s
}

func ExampleAgenda_Needs() {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Your goals", Presenter: "bo", Needed: []participant.ID{"kim"}, Length: 20 * time.Minute},
		{Title: "How it works", Presenter: "bo", CoPresenters: []participant.ID{"dee"}, Length: 25 * time.Minute},
		{Title: "Next steps", Presenter: "bo", Needed: []participant.ID{"kim"}, Length: 10 * time.Minute},
	}}
	for _, id := range []participant.ID{"bo", "dee"} {
		for _, span := range a.Needs(id, time.Hour) {
			fmt.Println(id, "is needed from", span.Start, "to", span.End)
		}
	}
	stay, _ := a.Stay("dee", time.Hour)
	fmt.Println("dee may leave at", stay.End)
	// Output:
	// bo is needed from 0s to 1h0m0s
	// dee is needed from 20m0s to 45m0s
	// dee may leave at 45m0s
}

func ExampleAgenda_Sections() {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Pipeline", Section: "Numbers", Length: 10 * time.Minute},
		{Title: "Forecast", Section: "Numbers", Length: 10 * time.Minute},
		{Title: "Price list", Section: "Products", Length: 20 * time.Minute},
	}}
	for section := range a.Sections() {
		fmt.Println(section.Title, "from", section.Start, "to", section.End, "with", len(section.Slots), "items")
	}
	// Output:
	// Numbers from 0s to 20m0s with 2 items
	// Products from 20m0s to 40m0s with 1 items
}

func ExampleAgenda_Move() {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers"}, {Title: "Prices"}, {Title: "Questions"}}}
	moved, err := a.Move(2, 0)
	fmt.Println(moved.IDs(), err)
	// Output:
	// [Questions Numbers Prices] <nil>
}

func ExampleAgenda_Reorder() {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers"}, {Title: "Prices"}}}
	reordered, err := a.Reorder([]agenda.ItemID{"Prices", "Numbers"})
	fmt.Println(reordered.IDs(), err)
	_, err = a.Reorder([]agenda.ItemID{"Prices", "Jokes"})
	fmt.Println(err)
	// Output:
	// [Prices Numbers] <nil>
	// /1: the agenda has no item "Jokes"; item "Numbers" is missing
}

func ExampleAgenda_IDs() {
	a := agenda.Agenda{Items: []agenda.Item{{ID: "numbers", Title: "Numbers"}, {Title: "Break"}, {Title: "Break"}}}
	for _, id := range a.IDs() {
		fmt.Println(id)
	}
	// Output:
	// numbers
	// Break
	// Break (2)
}

func ExampleAgenda_CarryOver() {
	next := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: 15 * time.Minute}}}
	open := []agenda.Item{{Title: "Prices", Length: 10 * time.Minute}, {Title: "Numbers", Length: 15 * time.Minute}}
	fmt.Println(next.CarryOver(open).IDs())
	// Output:
	// [Prices Numbers]
}

func ExampleAgenda_Joint() {
	roster := participant.Roster{
		{ID: "bo", Role: participant.SalesRepresentative}, {ID: "dee", Role: participant.TechnicalExpert},
	}
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Welcome", Presenter: "bo", Length: 5 * time.Minute},
		{Title: "How it works", Presenter: "bo", CoPresenters: []participant.ID{"dee"}, Length: 20 * time.Minute},
	}}
	for slot := range a.Joint(roster) {
		fmt.Println(slot.Start, slot.Item.Title)
	}
	// Output:
	// 5m0s How it works
}

func ExampleBacklog_Fill() {
	backlog := agenda.Backlog{}.Add(
		agenda.Item{Title: "New territories", Length: 20 * time.Minute},
		agenda.Item{Title: "Offer for Acme", Length: 10 * time.Minute, Priority: agenda.High},
	)
	next := agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: 25 * time.Minute}}}
	next, backlog = backlog.Fill(next, 45*time.Minute)
	fmt.Println(next.IDs())
	fmt.Println("still waiting:", backlog.Waiting[0].Item.Title)
	// Output:
	// [Numbers Offer for Acme]
	// still waiting: New territories
}

func ExampleDefaultTemplates() {
	template, _ := agenda.DefaultTemplates().For(agenda.Motivate)
	roster := participant.Roster{{ID: "ann", Role: participant.SalesManager}}
	for slot := range template.Agenda("en-IN", roster).Timeline() {
		fmt.Printf("%v %s (%s)\n", slot.Start, slot.Item.Title, slot.Item.Presenter)
	}
	fmt.Println(template.Agenda("hi", nil).Items[3].Title)
	// Output:
	// 0s Where we stand (ann)
	// 10m0s Top performers (ann)
	// 25m0s Commissions, contests and awards ()
	// 35m0s Goals of the department (ann)
	// 55m0s Questions ()
	// विभाग के लक्ष्य
}

func ExampleTitles_In() {
	goals := agenda.Titles{"en": "Goals", "hi": "लक्ष्य"}
	fmt.Println(goals.In("hi-IN"), goals.In("en-GB"), goals.In("fr"))
	// Output:
	// लक्ष्य Goals Goals
}

func ExampleDefaultExpectation() {
	expected, _ := agenda.DefaultExpectation(agenda.PresentCompany)
	roster := participant.Roster{
		{ID: "bo", Role: participant.SalesRepresentative, Part: participant.Chair},
		{ID: "kim", Role: participant.NewCustomer},
	}
	for _, gap := range expected.WithoutAgenda().WithDemonstrator(participant.TechnicalExpert).Before(roster, agenda.Agenda{}) {
		fmt.Println(gap)
	}
	minutes := agenda.Minutes{Public: agenda.Page{Results: []agenda.Result{{Kind: agenda.NeedFound, Text: "Reports in Hindi."}}}}
	for _, gap := range expected.After(agenda.Agenda{}, minutes) {
		fmt.Println(gap)
	}
	// Output:
	// demonstrator: nobody takes part who can show how it works: technical-expert
	// result: no result of the kind relationship came of the meeting
	// result: no result of the kind benefit came of the meeting
}

func ExampleResultKinds() {
	for kind := range agenda.ResultKinds() {
		fmt.Println(kind, "for customers:", kind.ForCustomers(), kind.Title("hi"))
		if kind == agenda.ShortfallFound {
			break
		}
	}
	// Output:
	// decision for customers: true निर्णय
	// action for customers: true कार्य
	// need for customers: true ज़रूरत
	// shortfall for customers: false कमी
}

func ExampleParsePriority() {
	p, err := agenda.ParsePriority("High")
	fmt.Println(p, p > agenda.Normal, err)
	// Output:
	// high true <nil>
}

func ExamplePriorities() {
	fmt.Println(slices.Collect(agenda.Priorities()))
	// Output:
	// [low normal high must]
}

func ExampleParseDate() {
	due, err := agenda.ParseDate("2026-02-27")
	fmt.Println(due.AddDays(2), err)
	_, err = agenda.ParseDate("2026-02-29")
	fmt.Println(err)
	// Output:
	// 2026-03-01 <nil>
	// "2026-02-29" is no date: write it "2026-12-01"
}

func ExampleDateOf() {
	fmt.Println(agenda.DateOf(time.Date(2026, time.January, 8, 23, 30, 0, 0, time.UTC)))
	// Output:
	// 2026-01-08
}
