package minutes_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// pitch returns a meeting with a customer.
func pitch() meeting.Occurrence {
	start := wallclock.At(2026, time.January, 8, 9, 0, time.UTC)
	m, err := meeting.New(meeting.Draft{
		Title: "A first look", Start: start, Length: 30 * time.Minute,
		Venue: meeting.Venue{URL: "https://acme.zoom.us/j/93112345601?pwd=q7Xk.1"},
		Roster: participant.Roster{
			{ID: "u-17", Name: "Ann Lee", Part: participant.Chair}, {ID: "c-1", Name: "Kim O’Neil", Role: participant.NewCustomer},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{Title: "Prices", Presenter: "u-17", Length: 20 * time.Minute, Wanted: []agenda.ResultKind{agenda.DecisionMade}},
		}},
	})
	if err != nil {
		fmt.Println(err)
	}
	o, _ := m.Occurrence(start.Local())
	return o
}

// outcome returns what was taken down in it.
func outcome() agenda.Minutes {
	due, _ := agenda.ParseDate("2026-01-15")
	return agenda.Minutes{
		Present: []participant.ID{"u-17", "c-1"},
		Public: agenda.Page{
			Results: []agenda.Result{{Kind: agenda.DecisionMade, Item: "Prices", Text: "A trial of four weeks."}},
			Actions: []agenda.Action{{Item: "Prices", Text: "Set up the trial.", Owner: "u-17", Due: due}},
		},
		Internal: agenda.Page{Notes: []agenda.Note{{Text: "They also talk to a competitor."}}},
	}
}

func ExampleNew() {
	d, err := minutes.New(pitch(), outcome(), nil) // for customers
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = d.WriteMarkdown(os.Stdout)
	// Output:
	// # Minutes: A first look
	//
	// - **When:** Thursday, 8 January 2026, 09:00–09:30, UTC (UTC+00:00)
	// - **Online:** Zoom: <https://zoom.us/j/93112345601>
	// - **Chair:** Ann Lee
	// - **Present:** Ann Lee, Kim O’Neil
	//
	// ## Notes and results
	//
	// ### Prices
	//
	// - **Decision:** A trial of four weeks.
	//
	// ## Action items
	//
	// - [ ] Set up the trial.\
	//   Ann Lee · due 15 January 2026 · Prices
}

func ExampleNewAgenda() {
	d, err := minutes.NewAgenda(pitch(), &minutes.Options{Language: "hi", Internal: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = d.WriteMarkdown(os.Stdout)
	// Output:
	// # कार्यसूची: A first look
	//
	// **आंतरिक: ग्राहकों के लिए नहीं**
	//
	// - **कब:** गुरुवार, 8 जनवरी 2026, 09:00–09:30, UTC (UTC+00:00)
	// - **ऑनलाइन:** Zoom: <https://zoom.us/j/93112345601>
	// - **अध्यक्ष:** Ann Lee
	// - **प्रतिभागी:** Ann Lee, Kim O’Neil
	//
	// ### 09:00–09:20 Prices (20 मि॰)
	//
	// - **प्रस्तुतकर्ता:** Ann Lee
	// - **अपेक्षित परिणाम:** निर्णय
	//
	// ## समय
	//
	// - **बचा समय:** 10 मि॰
}

func ExampleDocument_WriteHTMLFragment() {
	d, err := minutes.New(pitch(), agenda.Minutes{Present: []participant.ID{"c-1"}}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = d.WriteHTMLFragment(os.Stdout)
	// Output:
	// <article class="minutes" lang="en">
	// <header>
	// <p class="minutes-kind">Minutes</p>
	// <h1><bdi>A first look</bdi></h1>
	// <dl class="minutes-facts">
	// <div><dt>When</dt><dd><bdi>Thursday, 8 January 2026, 09:00–09:30, UTC (UTC&#43;00:00)</bdi></dd></div>
	// <div><dt>Online</dt><dd><a href="https://zoom.us/j/93112345601" rel="noopener noreferrer">Zoom: https://zoom.us/j/93112345601</a></dd></div>
	// <div><dt>Chair</dt><dd><bdi>Ann Lee</bdi></dd></div>
	// <div><dt>Present</dt><dd><bdi>Kim O’Neil</bdi></dd></div>
	// </dl>
	// </header>
	// </article>
}

func ExampleWriteActionsCSV() {
	d, err := minutes.New(pitch(), outcome(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	_ = minutes.WriteActionsCSV(&b, d)
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// date,meeting,item,action,owner,due,done
	// 2026-01-08,A first look,Prices,Set up the trial.,Ann Lee,2026-01-15,
}
