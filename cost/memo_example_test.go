package cost_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleMemo_Compare() {
	_, card := review()
	memo, err := cost.NewMemo(card, cost.MemoDraft{
		Source: "Sales manager, last month's memo",
		Words:  1190, Writer: participant.SalesManager, Writing: 45 * time.Minute,
		Readers: []cost.Readers{{Role: participant.SalesRepresentative, People: 6}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	usd, _ := money.ParseCurrency("USD")
	meetingCost, _ := money.Parse("162", usd) // or estimate.Direct()
	fmt.Println(memo)
	fmt.Println(memo.Compare(meetingCost))
	fmt.Println(memo.Compare(meetingCost, cost.RequiresCustomer))
	// Output:
	// 1.25 person-hours, 102.00 USD
	// memo-cheaper: saves 60.00 USD <nil>
	// not-comparable: requires [customer] <nil>
}

func ExampleNewMemo() {
	_, card := review()
	_, err := cost.NewMemo(card, cost.MemoDraft{
		Words: 1190, Writer: participant.Executive, Writing: -time.Minute,
		Readers: []cost.Readers{{Role: participant.SalesRepresentative, WordsPerMinute: 600}},
	})
	for problem := range meeting.Problems(err) {
		fmt.Println(problem.Path)
	}
	// Output:
	// /source
	// /writing
	// /writer
	// /readers/0/people
	// /readers/0/words_per_minute
}

func ExampleReadingMinutes() {
	fmt.Println(cost.ReadingMinutes(1190, 238))
	// Output: 5 <nil>
}
