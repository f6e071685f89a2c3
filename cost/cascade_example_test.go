package cost_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// quarterlyReview is a review that two regions prepare, who share an analysts' meeting.
func quarterlyReview() cost.CascadeDraft {
	return cost.CascadeDraft{
		Source: "Sales operations",
		Meetings: []cost.CascadeMeeting{
			{
				Name: "quarterly review", Instances: 4, PersonHours: cost.HoursOf(10 * time.Hour),
				PreparedBy: []cost.CascadeShare{{Name: "region east"}, {Name: "region west"}},
			},
			{
				Name: "region east", Instances: 4, PersonHours: cost.HoursOf(15 * time.Hour),
				PreparedBy: []cost.CascadeShare{{Name: "analysts", Share: "1/3"}},
			},
			{
				Name: "region west", Instances: 4, PersonHours: cost.HoursOf(20 * time.Hour),
				PreparedBy: []cost.CascadeShare{{Name: "analysts", Share: "2/3"}},
			},
			{Name: "analysts", Instances: 12, PersonHours: cost.HoursOf(5 * time.Hour)},
		},
	}
}

func ExampleNewCascade() {
	cascade, err := cost.NewCascade(quarterlyReview())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range cascade.Rows() {
		ripple, _ := row.Ripple()
		fmt.Println(row.Name, row.Own, row.Total, ripple.Text(2))
	}
	// Output:
	// quarterly review 40 240 6.00
	// region west 80 120 1.50
	// region east 60 80 1.33
	// analysts 60 60 1.00
}

func ExampleCascade_Price() {
	cascade, _ := cost.NewCascade(quarterlyReview())
	usd, _ := money.ParseCurrency("USD")
	instance := map[string]money.Amount{}
	for name, text := range map[string]string{
		"quarterly review": "1200", "region east": "900", "region west": "1200", "analysts": "300",
	} {
		instance[name], _ = money.Parse(text, usd)
	}
	priced, err := cascade.Price(instance)
	review, _ := priced.Cost("quarterly review")
	ripple, _ := review.Ripple()
	fmt.Println(review.Own, review.Total, ripple, err)
	// Output: 4800.00 USD 16800.00 USD 7/2 <nil>
}

func ExampleCycleError() {
	draft := quarterlyReview()
	draft.Meetings[3].PreparedBy = []cost.CascadeShare{{Name: "quarterly review"}}
	_, err := cost.NewCascade(draft)
	var cycle *cost.CycleError
	fmt.Println(errors.As(err, &cycle))
	fmt.Println(cycle)
	// Output:
	// true
	// cost: meetings prepare themselves: analysts → quarterly review → region east → analysts
}
