package ical

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/participant"
)

// people reads the attendees: the roster, nil without a single ATTENDEE, and the rooms and equipment.
func (e *entry) people() (roster participant.Roster, resources []participant.ID) {
	at := map[participant.ID]int{}
	chair := -1
	for p := range e.All("ATTENDEE") {
		if roster == nil {
			roster = participant.Roster{}
		}
		who, ok := e.person(p)
		if !ok {
			e.report(p.Line, NoAddress, "an attendee without an address or a name is passed over")
			continue
		}
		if kind := strings.ToUpper(p.Param("CUTYPE")); kind == "ROOM" || kind == "RESOURCE" {
			if !slices.Contains(resources, who.ID) && len(resources) < maxResources {
				resources = append(resources, who.ID)
			}
			continue
		}
		i, twice := at[who.ID]
		switch {
		case twice:
			e.report(p.Line, AttendeeTwice, excerpt(string(who.ID))+" is an attendee twice: taken once")
			roster[i] = merged(roster[i], who)
		case len(roster) == maxRoster:
			e.report(p.Line, TooMany, "there are more attendees than a meeting can have: the others are passed over")
			return roster, resources
		default:
			i = len(roster)
			at[who.ID] = i
			roster = append(roster, who)
		}
		if roster[i].Part == participant.Chair {
			if chair >= 0 && chair != i {
				roster[i].Part = participant.Required
				e.report(p.Line, SecondChair, excerpt(string(who.ID))+" is a second chair: taken as required")
				continue
			}
			chair = i
		}
	}
	return roster, resources
}

// Bounds of what a meeting may hold.
const (
	maxRoster    = 10_000
	maxResources = 1_000
	maxText      = 10_000 // bytes
	maxName      = 1_000  // bytes, of a name or an address
)

// person reads one attendee.
func (e *entry) person(p Property) (participant.Participant, bool) {
	address := addressOf(p)
	name := strings.TrimSpace(p.Param("CN"))
	if address == "" && name == "" {
		return participant.Participant{}, false
	}
	who := participant.Participant{ID: personID(cmp.Or(address, name))}
	if strings.Contains(address, "@") && len(address) <= maxName {
		who.Email = address
	}
	if known, ok := e.from.opts.Directory.ByEmail(address); ok {
		who = known.In(participant.Required)
	}
	if who.Name == "" && name != "" && !strings.EqualFold(name, address) { // the directory knows better
		who.Name = clip(name, maxName)
	}
	who.Part = part(p.Param("ROLE"))
	who.Response = e.response(p)
	return who, true
}

// addressOf returns the address of an ATTENDEE or ORGANIZER without "mailto:", or whatever stands in its
// place (RFC 5545 section 3.3.3, RFC 7986 section 6.2).
func addressOf(p Property) string {
	value := strings.TrimSpace(p.Value)
	if i := strings.LastIndex(strings.ToLower(value), "mailto:"); i >= 0 {
		value = strings.TrimSpace(value[i+len("mailto:"):])
	}
	value = strings.Trim(value, `<>"`)
	if !strings.Contains(value, "@") {
		if email := strings.TrimSpace(p.Param("EMAIL")); strings.Contains(email, "@") {
			return email
		}
	}
	return value
}

// personID returns the ID of somebody whom the directory does not have: the address in lower case.
func personID(address string) participant.ID {
	id := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToLower(address))
	if participant.ID(id).Check() != nil {
		return participant.ID("urn:uuid:" + uuid.NewSHA1(namespace, []byte(address)).String())
	}
	return participant.ID(id)
}

// part returns what a ROLE means; what is not known is a required participant (RFC 5545 section 3.2.16).
func part(role string) participant.Part {
	switch strings.ToUpper(strings.TrimSpace(role)) {
	case "CHAIR":
		return participant.Chair
	case "OPT-PARTICIPANT":
		return participant.Optional
	case "NON-PARTICIPANT":
		return participant.Observer
	}
	return participant.Required
}

// response returns what a PARTSTAT means; what is not known is no answer (RFC 5545 section 3.2.12).
func (e *entry) response(p Property) participant.Response {
	status := strings.TrimSpace(p.Param("PARTSTAT"))
	if status == "" {
		return participant.NeedsAction
	}
	r, err := participant.ParseResponse(status)
	if err != nil {
		e.report(p.Line, OddValue, "PARTSTAT="+excerpt(status)+" is taken as no answer")
	}
	return r
}

// merged returns one participant of two lines for the same person: the first, with the greater part and
// an answer if either has one.
func merged(a, b participant.Participant) participant.Participant {
	weight := [...]int{participant.Chair: 0, participant.Required: 1, participant.Optional: 2, participant.Observer: 3}
	if weight[b.Part] < weight[a.Part] {
		a.Part = b.Part
	}
	if a.Response == participant.NeedsAction {
		a.Response = b.Response
	}
	if a.Name == "" {
		a.Name = b.Name
	}
	return a
}

// organizer returns the ID of the ORGANIZER, empty if there is none.
func (e *entry) organizer() participant.ID {
	p, ok := e.First("ORGANIZER")
	if !ok {
		return ""
	}
	who, ok := e.person(p)
	if !ok {
		return ""
	}
	return who.ID
}
