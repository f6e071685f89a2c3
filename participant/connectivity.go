package participant

// A Fact is what is known of something that is so or is not. The zero Fact is [Unknown]. Facts compare
// with ==.
type Fact uint8

// What is known of a fact.
const (
	Unknown Fact = iota
	Yes
	No
)

var factTexts = []string{"unknown", "yes", "no"}

// ParseFact returns the fact that text names, in any case: "yes".
func ParseFact(text string) (Fact, error) { return parseEnum[Fact]("fact", factTexts, text) }

// String returns the fact's text, "yes".
func (f Fact) String() string { return enumString(factTexts, f) }

// MarshalText returns the fact's text. It fails for a value that is no Fact.
func (f Fact) MarshalText() ([]byte, error) { return enumText("fact", factTexts, f) }

// UnmarshalText sets f to the fact that text names.
func (f *Fact) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFact(string(text))
	return err
}

// A Connectivity says whether somebody has what a video meeting asks for: a device and a reliable internet
// connection. It is plain data, comparable with ==; the zero Connectivity says that nothing is known.
type Connectivity struct {
	Device     Fact `json:"device,omitzero"`
	Connection Fact `json:"connection,omitzero"` // a reliable one
}

// UnmarshalJSON reads a connectivity. Faults are located and come all at once, as [Problems].
func (c *Connectivity) UnmarshalJSON(data []byte) error {
	return DecodeObject(data, map[string]any{"device": &c.Device, "connection": &c.Connection})
}

// Video says whether the person can join a video meeting: [No] if they lack either, [Yes] if they have
// both, and otherwise [Unknown].
func (c Connectivity) Video() Fact {
	switch {
	case c.Device == No || c.Connection == No:
		return No
	case c.Device == Yes && c.Connection == Yes:
		return Yes
	}
	return Unknown
}

// Check returns an error if one of the facts is none.
func (c Connectivity) Check() error {
	if err := checkEnum("answer to whether there is a device", factTexts, c.Device); err != nil {
		return err
	}
	return checkEnum("answer to whether there is a connection", factTexts, c.Connection)
}

// CannotJoinVideo returns those who cannot join a video meeting, in the order of the roster: they are known to
// lack a device or a reliable connection. Whoever declined or sent somebody else need not join.
func (r Roster) CannotJoinVideo() Roster {
	var lacking Roster
	for _, p := range r {
		if p.Attends() && p.Connectivity.Video() == No {
			lacking = append(lacking, p)
		}
	}
	return lacking
}

// Attends reports whether the person is expected: they neither declined nor sent somebody else.
func (p Participant) Attends() bool { return p.Response != Declined && p.Response != Delegated }
