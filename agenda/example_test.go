package agenda_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
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
