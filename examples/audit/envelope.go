package main

// An envelope is what the JSON of an audit has beside its figures: report.schema.json describes it.
type envelope struct {
	Zone      string   `json:"zone"`
	Calendars []string `json:"calendars"`
	People    string   `json:"people,omitempty"`
	Card      string   `json:"card,omitempty"`
	Model     string   `json:"model,omitempty"`
}

func envelopeOf(s settings) envelope {
	e := envelope{Zone: s.zone.String(), Calendars: []string{}, People: s.people.name, Card: s.card.name, Model: s.model.name}
	for _, c := range s.calendars {
		e.Calendars = append(e.Calendars, c.name)
	}
	return e
}
