package agenda

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Template is what the agenda of a meeting of one purpose looks like before anybody has thought about it. It is
// plain data; a host may have its own.
type Template struct {
	Purpose Purpose        `json:"purpose"`
	Items   []TemplateItem `json:"items,omitempty"`
}

// A TemplateItem is an [Item] of a template, in several languages and with roles in the place of people. It is plain
// data; a title in English and a length are required.
type TemplateItem struct {
	ID      ItemID
	Title   Titles
	Section Titles // empty: none
	Topic   Topic
	// Presenter is the role of whoever leads the item, and CoPresenters those of who presents it with them; empty
	// if it does not matter.
	Presenter    participant.Role
	CoPresenters []participant.Role
	Length       time.Duration // as in an [Item]
	Shortest     time.Duration // as in an [Item]
	Priority     Priority
	Wanted       []ResultKind
}

// Agenda returns the agenda that the template makes in the language of a BCP 47 tag (see [Titles.In]). People of
// the roster who attend, and do not only observe, present what their role is to: of several with one role the first. A
// nil roster leaves presenters open.
func (t Template) Agenda(tag string, roster participant.Roster) Agenda {
	roster = attending(roster)
	var a Agenda
	for _, i := range t.Items {
		item := i.item(tag)
		item.Presenter = first(roster, i.Presenter)
		for _, role := range i.CoPresenters {
			if id := first(roster, role); id != "" && !item.PresentedBy(id) {
				item.CoPresenters = append(item.CoPresenters, id)
			}
		}
		a.Items = append(a.Items, item)
	}
	return a
}

// item returns the item without the people who present it.
func (i *TemplateItem) item(tag string) Item {
	return Item{
		ID: i.ID, Title: i.Title.In(tag), Section: i.Section.In(tag), Topic: i.Topic, Length: i.Length,
		Shortest: i.Shortest, Priority: i.Priority, Wanted: slices.Clone(i.Wanted),
	}
}

// first returns the first person in a role, "" if there is none.
func first(roster participant.Roster, role participant.Role) participant.ID {
	for _, p := range roster {
		if role != "" && p.Role == role {
			return p.ID
		}
	}
	return ""
}

// Problems returns every fault of the template: no purpose, or one that is none of the six; whatever would be a
// fault of the agenda that it makes, in any language; titles without an English one; a role that cannot be stored.
func (t Template) Problems() participant.Problems {
	var c checker
	if t.Purpose == "" {
		c.note(errors.New("is missing: say what the meetings are for"), "purpose")
	}
	c.note(t.Purpose.Check(), "purpose")
	c.problems = append(c.problems, t.untitled().Problems()...)
	for i := range t.Items[:min(len(t.Items), maxItems)] {
		item := &t.Items[i]
		c.located(item.Title.Problems().Err(), "items", i, "title")
		if len(item.Section) > 0 {
			c.located(item.Section.Problems().Err(), "items", i, "section")
		}
		c.note(item.Presenter.Check(), "items", i, "presenter")
		c.roles(item.CoPresenters, "items", i, "co_presenters")
	}
	return c.problems
}

// untitled returns the agenda that the template makes, whatever is wrong with its titles.
func (t Template) untitled() (a Agenda) {
	for i := range t.Items {
		item := t.Items[i].item("en")
		item.Title, item.Section = "untitled", ""
		a.Items = append(a.Items, item)
	}
	return a
}

// Clone returns a copy that shares nothing with t.
func (t Template) Clone() Template {
	t.Items = slices.Clone(t.Items)
	for i := range t.Items {
		item := &t.Items[i]
		item.Title, item.Section = maps.Clone(item.Title), maps.Clone(item.Section)
		item.CoPresenters, item.Wanted = slices.Clone(item.CoPresenters), slices.Clone(item.Wanted)
	}
	return t
}

// Templates are those that a host has, at most one for each purpose. They are plain data; [DefaultTemplates] returns
// those that come with this package.
type Templates []Template

// For returns the template for a purpose, and whether there is one.
func (ts Templates) For(p Purpose) (Template, bool) {
	for _, t := range ts {
		if t.Purpose == p {
			return t.Clone(), true
		}
	}
	return Template{}, false
}

// With returns the templates with another one, in the place of that for the same purpose if there is one. The
// templates themselves stay as they are.
func (ts Templates) With(t Template) Templates {
	with := slices.Clone(ts)
	if i := slices.IndexFunc(ts, func(old Template) bool { return old.Purpose == t.Purpose }); i >= 0 {
		with[i] = t.Clone()
		return with
	}
	return append(with, t.Clone())
}

// Problems returns every fault of the templates, with paths as in a JSON array of them: whatever is wrong with one,
// and a second one for a purpose.
func (ts Templates) Problems() participant.Problems {
	var c checker
	if !c.atMost(len(ts), len(purposes)) {
		return c.problems
	}
	seen := make(map[Purpose]bool, len(ts))
	for i, t := range ts {
		c.located(t.Problems().Err(), i)
		if seen[t.Purpose] && t.Purpose != "" {
			c.note(fmt.Errorf("%q has a template already", t.Purpose), i, "purpose")
		}
		seen[t.Purpose] = true
	}
	return c.problems
}
