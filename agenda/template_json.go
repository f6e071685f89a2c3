package agenda

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/participant"
)

// templateItemJSON is how JSON has a [TemplateItem].
type templateItemJSON struct {
	ID           ItemID             `json:"id,omitempty"`
	Title        Titles             `json:"title"`
	Section      Titles             `json:"section,omitempty"`
	Topic        Topic              `json:"topic,omitempty"`
	Presenter    participant.Role   `json:"presenter,omitempty"`
	CoPresenters []participant.Role `json:"co_presenters,omitempty"`
	Length       length             `json:"length"`
	Shortest     length             `json:"shortest,omitzero"`
	Priority     Priority           `json:"priority,omitzero"`
	Wanted       []ResultKind       `json:"wanted,omitempty"`
}

// MarshalJSON writes the item with its lengths as [time.Duration.String] has them, "15m0s".
func (i TemplateItem) MarshalJSON() ([]byte, error) {
	return json.Marshal(templateItemJSON{
		i.ID, i.Title, i.Section, i.Topic, i.Presenter, i.CoPresenters, length(i.Length), length(i.Shortest),
		i.Priority, i.Wanted,
	})
}

// UnmarshalJSON reads an item of a template. Faults are located and come all at once, as [participant.Problems].
func (i *TemplateItem) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"id": &i.ID, "title": &i.Title, "section": &i.Section, "topic": &i.Topic, "presenter": &i.Presenter,
		"co_presenters": upTo(maxRoles, &i.CoPresenters), "length": (*length)(&i.Length),
		"shortest": (*length)(&i.Shortest), "priority": &i.Priority, "wanted": upTo(len(resultKinds), &i.Wanted),
	})
}

// UnmarshalJSON reads a template. Faults are located and come all at once, as [participant.Problems].
func (t *Template) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"purpose": &t.Purpose, "items": upTo(maxItems, &t.Items)})
}

// UnmarshalJSON reads a JSON array of templates. Faults are located and come all at once.
func (ts *Templates) UnmarshalJSON(data []byte) error {
	list, err := participant.DecodeUpTo[Template](data, len(purposes))
	*ts = list
	return err
}
