package cldr_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/cost/report/cldr"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The head of a report in Hindi, with the amounts of India.
func ExampleNew() {
	text, err := inHindi()
	if err != nil {
		fmt.Println(err)
		return
	}
	head, _, _ := strings.Cut(text, "\n\nशृंखला")
	fmt.Println(head)
	// Output:
	// बैठकों की लागत
	// 1 जन॰ 2026 – 31 दिस॰ 2026, UTC
	//
	// लागत       ₹1,23,456.00
	// व्यक्ति-घंटे          16.00
	// बैठकें                   1
	// बैठकों के घंटे          8.00
}

func inHindi() (string, error) {
	card, err := cost.NewCard(cost.CardDraft{Currency: "INR", Source: "वित्त विभाग", Default: "7716.00"})
	if err != nil {
		return "", err
	}
	m, err := meeting.New(meeting.Draft{
		Title: "वार्षिक बैठक", Start: wallclock.At(2026, time.January, 6, 9, 0, time.UTC), Length: 8 * time.Hour,
		Roster: participant.Roster{{ID: "anita"}, {ID: "balram"}},
	})
	if err != nil {
		return "", err
	}
	year, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), m)
	if err != nil {
		return "", err
	}
	amounts, err := cldr.New("hi-IN")
	if err != nil {
		return "", err
	}
	var text strings.Builder
	err = report.New(year, &report.Options{Language: "hi-IN", Amounts: amounts}).WriteText(&text)
	return text.String(), err
}

func ExampleFormatter_FormatAmount() {
	amounts, err := cldr.New("hi-IN")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, code := range []string{"INR", "JPY", "KWD"} {
		currency, err := money.ParseCurrency(code)
		if err != nil {
			fmt.Println(err)
			return
		}
		a, err := money.Parse("-123456.5", currency)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%q\n", amounts.FormatAmount(a))
	}
	// Output:
	// "-₹1,23,456.50"
	// "-JP¥1,23,456"
	// "-KWD\u00a01,23,456.500"
}
