package report_test

import (
	"encoding/json"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
)

// The JSON of reports as [report.Report.WriteJSON] documents it: every key that there may be.
type (
	contract struct {
		Schema int  `json:"schema"`
		Window span `json:"window"`
		spent
		costs
		Economic       *exactMoney           `json:"economic"`
		Direct         map[string]exactMoney `json:"direct"`
		DirectOfPeople []string              `json:"direct_of_people"`
		Overrun        *exactMoney           `json:"overrun"`
		LateStart      *exactMoney           `json:"late_start"`
		Series         []struct {
			series
			spent
			costs
		} `json:"series"`
		Weeks []struct {
			Monday string `json:"monday"`
			spent
			costs
		} `json:"weeks"`
		Roles []struct {
			Role          string `json:"role"`
			PersonSeconds number `json:"person_seconds"`
			PersonHours   number `json:"person_hours"`
			costs
		} `json:"roles"`
		Records []struct {
			Record struct {
				Type string `json:"type"`
				ID   string `json:"id"`
			} `json:"record"`
			spent
			costs
		} `json:"records"`
		Assumptions []cost.Assumption `json:"assumptions"`

		Title       string `json:"title"`
		AllDay      *int   `json:"all_day"`
		Opportunity *struct {
			Premium  exactMoney `json:"premium"`
			Economic exactMoney `json:"economic"`
		} `json:"opportunity"`
		FocusHours *struct {
			Schema int  `json:"schema"`
			Window span `json:"window"`
			focusHours
			Series []struct {
				series
				focusHours
			} `json:"series"`
			Assumptions []cost.Assumption `json:"assumptions"`
		} `json:"focus_hours"`
		Load *struct {
			Bands   json.RawMessage `json:"bands"` // as load.Bands reads it
			Teams   []team          `json:"teams"`
			Persons []personLoad    `json:"persons"`
		} `json:"load"`
		Advice       []advice `json:"advice"`
		Alternatives []struct {
			Meeting     string     `json:"meeting"`
			Series      string     `json:"series"`
			Start       string     `json:"start"`
			Occurrences int        `json:"occurrences"`
			Cancel      exactMoney `json:"cancel"`
			Memo        *memo      `json:"memo"`
		} `json:"alternatives"`
		Worth      []worth     `json:"worth"`
		Memos      []memo      `json:"memos"`
		Cascades   []cascade   `json:"cascades"`
		Budgets    []budget    `json:"budgets"`
		Difference *difference `json:"difference"`
		Exchanged  []struct {
			Amount exactMoney `json:"amount"`
			Date   string     `json:"date"`
			Lines  []struct {
				From  exactMoney `json:"from"`
				To    exactMoney `json:"to"`
				Rates []struct {
					From    string `json:"from"`
					To      string `json:"to"`
					Rate    string `json:"rate"`
					Date    string `json:"date"`
					Source  string `json:"source"`
					Inverse bool   `json:"inverse"`
				} `json:"rates"`
			} `json:"lines"`
		} `json:"exchanged"`
		Persons []struct {
			ID   string `json:"id"`
			Name string `json:"name"`
			Role string `json:"role"`
			spent
		} `json:"persons"`
		Problems []struct {
			File string `json:"file"`
			Line int    `json:"line"`
			Code string `json:"code"`
			Text string `json:"text"`
		} `json:"problems"`
	}
	number     = json.Number
	exactMoney struct {
		Amount   string `json:"amount"`
		Currency string `json:"currency"`
		Exact    string `json:"exact"`
	}
	exactRatio struct {
		Ratio string `json:"ratio"`
		Exact string `json:"exact"`
	}
	span struct {
		From time.Time `json:"from"`
		To   time.Time `json:"to"`
	}
	series struct {
		Meeting string `json:"meeting"`
		Title   string `json:"title"`
		Start   string `json:"start"`
	}
	spent struct {
		Occurrences    int    `json:"occurrences"`
		MeetingSeconds number `json:"meeting_seconds"`
		MeetingHours   number `json:"meeting_hours"`
		PersonSeconds  number `json:"person_seconds"`
		PersonHours    number `json:"person_hours"`
	}
	costs struct {
		Cost    *exactMoney `json:"cost"`
		Premium *exactMoney `json:"premium"`
	}
	team struct {
		Name        string            `json:"name"`
		Band        string            `json:"band"`
		Schema      int               `json:"schema"`
		People      int               `json:"people"`
		Suppressed  bool              `json:"suppressed"`
		Window      span              `json:"window"`
		Meetings    map[string]any    `json:"meetings"`
		Working     map[string]any    `json:"working"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	personLoad struct {
		Name        string            `json:"name"`
		Band        string            `json:"band"`
		Schema      int               `json:"schema"`
		Person      string            `json:"person"`
		Role        string            `json:"role"`
		Window      span              `json:"window"`
		Meetings    map[string]any    `json:"meetings"`
		Working     map[string]any    `json:"working"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	advice struct {
		Meeting  string  `json:"meeting"`
		Series   string  `json:"series"`
		Start    string  `json:"start"`
		Change   string  `json:"change"`
		Kind     string  `json:"kind"`
		Length   *number `json:"length_seconds"`
		NewStart string  `json:"new_start"`
		With     *struct {
			Meeting string `json:"meeting"`
			Series  string `json:"series"`
			Start   string `json:"start"`
		} `json:"with"`
		SavingAlone  exactMoney `json:"saving_alone"`
		Saving       exactMoney `json:"saving"`
		FocusSeconds *number    `json:"focus_seconds"`
		FocusHours   *number    `json:"focus_hours"`
	}
	focusHours struct {
		FocusSeconds    number      `json:"focus_seconds"`
		FocusHours      number      `json:"focus_hours"`
		StrandedSeconds number      `json:"stranded_seconds"`
		StrandedHours   number      `json:"stranded_hours"`
		Fragmentation   *exactMoney `json:"fragmentation"`
	}
	// quantity is an amount, or hours.
	quantity struct {
		Amount        *string `json:"amount"`
		Currency      *string `json:"currency"`
		Exact         *string `json:"exact"`
		PersonSeconds *number `json:"person_seconds"`
		PersonHours   *number `json:"person_hours"`
	}
	budget struct {
		Verdict     string            `json:"verdict"`
		Schema      int               `json:"schema"`
		Budget      json.RawMessage   `json:"budget"` // as cost.BudgetDraft reads it
		Period      span              `json:"period"`
		At          time.Time         `json:"at"`
		Occurrences int               `json:"occurrences"`
		Limit       quantity          `json:"limit"`
		Actual      quantity          `json:"actual"`
		Committed   quantity          `json:"committed"`
		Remaining   quantity          `json:"remaining"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	difference struct {
		Schema  int  `json:"schema"`
		Earlier span `json:"earlier"`
		Later   span `json:"later"`
		figuresDifference
		Cost   *amountDifference `json:"cost"`
		Direct []struct {
			Line string `json:"line"`
			amountDifference
		} `json:"direct"`
		Series []struct {
			series
			figuresDifference
			Cost *amountDifference `json:"cost"`
		} `json:"series"`
		Roles []struct {
			Role   string            `json:"role"`
			Person hoursDifference   `json:"person_time"`
			Cost   *amountDifference `json:"cost"`
		} `json:"roles"`
	}
	figuresDifference struct {
		Occurrences struct {
			Before   int         `json:"before"`
			After    int         `json:"after"`
			Change   int         `json:"change"`
			Relative *exactRatio `json:"relative"`
		} `json:"occurrences"`
		Meeting hoursDifference `json:"meeting_time"`
		Person  hoursDifference `json:"person_time"`
	}
	hoursDifference struct {
		BeforeSeconds number      `json:"before_seconds"`
		BeforeHours   number      `json:"before_hours"`
		AfterSeconds  number      `json:"after_seconds"`
		AfterHours    number      `json:"after_hours"`
		ChangeSeconds number      `json:"change_seconds"`
		ChangeHours   number      `json:"change_hours"`
		Relative      *exactRatio `json:"relative"`
	}
	amountDifference struct {
		Before   exactMoney  `json:"before"`
		After    exactMoney  `json:"after"`
		Change   exactMoney  `json:"change"`
		Relative *exactRatio `json:"relative"`
	}
	worth struct {
		Title       string            `json:"title"`
		Schema      int               `json:"schema"`
		Direct      exactMoney        `json:"direct"`
		Economic    *exactMoney       `json:"economic"`
		Low         worthCase         `json:"low"`
		Base        worthCase         `json:"base"`
		High        worthCase         `json:"high"`
		Positive    []string          `json:"positive"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	worthCase struct {
		Benefit          exactMoney            `json:"benefit"`
		Lines            map[string]exactMoney `json:"lines"`
		Net              exactMoney            `json:"net"`
		Return           *exactRatio           `json:"return"`
		EconomicNet      *exactMoney           `json:"economic_net"`
		EconomicReturn   *exactRatio           `json:"economic_return"`
		BreakEvenUplift  *exactRatio           `json:"break_even_uplift_points"`
		BreakEvenSeconds *string               `json:"break_even_seconds"`
		BreakEvenHours   *number               `json:"break_even_hours"`
	}
	memo struct {
		Title       string            `json:"title"`
		Verdict     string            `json:"verdict"`
		Meeting     exactMoney        `json:"meeting"`
		Memo        exactMoney        `json:"memo"`
		Saving      *exactMoney       `json:"saving"`
		Requires    []string          `json:"requires"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	cascade struct {
		Title string `json:"title"`
		Hours struct {
			Schema   int      `json:"schema"`
			Roots    []string `json:"roots"`
			Meetings []struct {
				Name         string      `json:"name"`
				OwnSeconds   string      `json:"own_seconds"`
				OwnHours     number      `json:"own_hours"`
				TotalSeconds string      `json:"total_seconds"`
				TotalHours   number      `json:"total_hours"`
				Ripple       *exactRatio `json:"ripple"`
			} `json:"meetings"`
			Assumptions []cost.Assumption `json:"assumptions"`
		} `json:"hours"`
		Cost *struct {
			Schema   int `json:"schema"`
			Meetings []struct {
				Name   string      `json:"name"`
				Own    exactMoney  `json:"own"`
				Total  exactMoney  `json:"total"`
				Ripple *exactRatio `json:"ripple"`
			} `json:"meetings"`
			Assumptions []cost.Assumption `json:"assumptions"`
		} `json:"cost"`
	}
)
