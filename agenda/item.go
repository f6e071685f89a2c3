package agenda

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Item is one point of an agenda. It is plain data; a title and a length are required.
type Item struct {
	// ID tells the item apart where it is spoken of elsewhere: in the log of a [Run], in [Minutes], in a
	// [Backlog]. An item without one goes by its title: see [Agenda.IDs].
	ID    ItemID
	Title string
	// Section names the group that the item belongs to: see [Agenda.Sections]. Empty: none.
	Section string
	Topic   Topic
	// Presenter leads the item; empty if nobody in particular does.
	Presenter participant.ID
	// CoPresenters present it with them: a technical expert who shows how a product works.
	CoPresenters []participant.ID
	// Needed are the people who are needed for the item besides those who present it. If there are none,
	// the item concerns everybody: see [Agenda.Needs].
	Needed []participant.ID
	// Length is the elapsed time planned for the item, longer than zero, in whole seconds.
	Length time.Duration
	// Shortest is the elapsed time that the item takes at least, in whole seconds, up to Length. Zero: Length;
	// the item cannot be shortened. See [Agenda.Fit].
	Shortest time.Duration
	Priority Priority
	// Wanted are the kinds of result that the item is to bring, each at most once.
	Wanted []ResultKind
	// Materials are what people read before or look at.
	Materials []Material
}

// Bounds of an item, far beyond any real one.
const (
	maxTitleBytes = 1000
	maxLength     = 100 * 24 * time.Hour
	maxPeople     = 1000 // of each list of an item or a result
	maxMaterials  = 100
)

// Problems returns every fault of the item by itself: a title that is missing; a title or a section longer
// than 1,000 bytes or not UTF-8; a length that is not longer than zero, not in whole seconds, or longer than
// 2,400 hours; a shortest length that is negative, not in whole seconds, or longer than the length; an ID, a
// topic, a person, a priority, a kind of result or a material that cannot be stored or is there twice; more
// than 1,000 people in a list, or 100 materials.
func (i Item) Problems() participant.Problems {
	var c checker
	if i.ID != "" {
		c.note(i.ID.Check(), "id")
	}
	c.note(checkTitle(i.Title), "title")
	c.text(i.Section, maxTitleBytes, "section")
	c.note(i.Topic.Check(), "topic")
	if i.Presenter != "" {
		c.note(i.Presenter.Check(), "presenter")
	}
	c.people(i.CoPresenters, maxPeople, "co_presenters")
	if j := slices.Index(i.CoPresenters, i.Presenter); j >= 0 && i.Presenter != "" {
		c.note(errors.New("presents the item already"), "co_presenters", j)
	}
	c.people(i.Needed, maxPeople, "needed")
	c.note(checkLength(i.Length), "length")
	c.note(i.checkShortest(), "shortest")
	c.note(i.Priority.Check(), "priority")
	c.kinds(i.Wanted, "wanted")
	if c.atMost(len(i.Materials), maxMaterials, "materials") {
		for j, m := range i.Materials {
			c.located(m.Problems().Err(), "materials", j)
		}
	}
	return c.problems
}

func (i Item) checkShortest() error {
	switch {
	case i.Shortest < 0:
		return errors.New("must not be negative")
	case i.Shortest%time.Second != 0:
		return errors.New("must be in whole seconds")
	case i.Shortest > max(0, i.Length):
		return fmt.Errorf("must not be longer than the length, %v", i.Length)
	}
	return nil
}

func checkTitle(title string) error {
	return checkNeeded(title, maxTitleBytes, "say what the item is about")
}

func checkLength(d time.Duration) error {
	switch {
	case d <= 0:
		return errors.New("must be longer than zero")
	case d%time.Second != 0:
		return errors.New("must be in whole seconds")
	case d > maxLength:
		return fmt.Errorf("must not be longer than %v hours", maxLength.Hours())
	}
	return nil
}

// shortest returns the elapsed time that the item takes at least.
func (i *Item) shortest() time.Duration {
	if i.Shortest == 0 {
		return i.Length
	}
	return i.Shortest
}

// Presenters returns an iterator over those who present the item, the one who leads it first.
func (i Item) Presenters() iter.Seq[participant.ID] {
	return func(yield func(participant.ID) bool) {
		if i.Presenter != "" && !yield(i.Presenter) {
			return
		}
		for _, id := range i.CoPresenters {
			if !yield(id) {
				return
			}
		}
	}
}

// PresentedBy reports whether the person presents the item, alone or with others. Nobody has the zero ID.
func (i Item) PresentedBy(id participant.ID) bool {
	return id != "" && (i.Presenter == id || slices.Contains(i.CoPresenters, id))
}

// Needs reports whether the person is needed for the item: they present it, they are named as needed, or
// nobody is, so that it concerns everybody.
func (i Item) Needs(id participant.ID) bool {
	return len(i.Needed) == 0 || slices.Contains(i.Needed, id) || i.PresentedBy(id)
}

// Clone returns a copy that shares nothing with i.
func (i Item) Clone() Item {
	i.CoPresenters, i.Needed = slices.Clone(i.CoPresenters), slices.Clone(i.Needed)
	i.Wanted, i.Materials = slices.Clone(i.Wanted), slices.Clone(i.Materials)
	return i
}

func cloneItems(items []Item) []Item {
	cloned := slices.Clone(items)
	for i := range cloned {
		cloned[i] = cloned[i].Clone()
	}
	return cloned
}

// Equal reports whether the two items are alike in everything. A nil list equals an empty one.
func (i Item) Equal(j Item) bool {
	return i.ID == j.ID && i.Title == j.Title && i.Section == j.Section && i.Topic == j.Topic &&
		i.Presenter == j.Presenter && i.Length == j.Length && i.Shortest == j.Shortest && i.Priority == j.Priority &&
		slices.Equal(i.CoPresenters, j.CoPresenters) && slices.Equal(i.Needed, j.Needed) &&
		slices.Equal(i.Wanted, j.Wanted) && slices.Equal(i.Materials, j.Materials)
}
