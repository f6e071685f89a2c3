package cost

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A CycleError says that meetings prepare each other in a circle, so that their total would have no end.
type CycleError struct {
	// Meetings are the names along the circle, each prepared by the one after it and the last by the first. It
	// begins with the name that sorts first.
	Meetings []string
}

// Error names the circle, or the beginning and the end of a long one.
func (e *CycleError) Error() string {
	names := e.Meetings
	const most = 10
	if len(names) > most {
		names = slices.Concat(names[:most-1], []string{"…"}, names[len(names)-1:])
	}
	return "cost: meetings prepare themselves: " + strings.Join(append(slices.Clone(names), e.Meetings[0]), " → ")
}

// cascadeReader makes a graph of a draft and collects what is wrong with it.
type cascadeReader struct {
	draft    CascadeDraft
	sorted   []int          // places in the draft, in the order of names
	places   map[string]int // in that order
	problems participant.Problems
}

func (r *cascadeReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

// graph returns everything but the figures. ok is false if there are problems.
func (r *cascadeReader) graph() (c *cascade, ok bool) {
	r.check()
	if len(r.problems) > 0 {
		return nil, false
	}
	source := r.draft.Source
	c = &cascade{prepares: make([][]cascadeLink, len(r.sorted)), assumptions: []Assumption{
		{"cascade", strconv.Itoa(len(r.sorted)), "meetings", source, "which meeting prepares which"},
	}}
	shared := make([]*big.Rat, len(r.sorted)) // by child
	for place, i := range r.sorted {
		m := r.draft.Meetings[i]
		c.names = append(c.names, m.Name)
		c.instances = append(c.instances, m.Instances)
		for _, p := range m.PreparedBy {
			link := r.link(p, shared)
			c.prepares[place] = append(c.prepares[place], link)
			if p.Share != "" {
				c.assumptions = append(c.assumptions, Assumption{"cascade share", p.Share, "share", source, p.Name + " → " + m.Name})
			}
		}
	}
	r.whole(shared)
	if r.circle(c); len(r.problems) > 0 {
		return nil, false
	}
	c.root(shared)
	slices.SortFunc(c.assumptions, compareAssumptions)
	return c, true
}

// link reads what check has found right, and adds it to what is shared of the child.
func (r *cascadeReader) link(p CascadeShare, shared []*big.Rat) cascadeLink {
	share, _ := parseShare(p.Share)
	child := r.places[p.Name]
	if shared[child] == nil {
		shared[child] = new(big.Rat)
	}
	if fits(shared[child]) {
		shared[child].Add(shared[child], share)
	}
	return cascadeLink{child, share}
}

// check looks at names and numbers.
func (r *cascadeReader) check() {
	d := r.draft
	if d.Source == "" {
		r.note(errors.New("is missing: say who knows which meeting prepares which"), "source")
	}
	preparations := 0
	for _, m := range d.Meetings {
		preparations += len(m.PreparedBy)
	}
	if len(d.Meetings) > maxCascade || preparations > maxCascade {
		r.note(fmt.Errorf("has %d entries with %d preparations, and at most %d of each can be added up",
			len(d.Meetings), preparations, maxCascade), "meetings")
		return
	}
	for i, m := range d.Meetings {
		if err := checkCascadeName(m.Name); err != nil {
			r.note(err, "meetings", i, "name")
		} else if _, twice := r.places[m.Name]; twice {
			r.note(fmt.Errorf("%q is there twice", m.Name), "meetings", i, "name")
		}
		r.places[m.Name] = i
		r.sorted = append(r.sorted, i)
		if m.Instances < 1 || m.Instances > maxInstances {
			r.note(fmt.Errorf("must be from 1 to %d", maxInstances), "meetings", i, "instances")
		}
	}
	slices.SortFunc(r.sorted, func(i, j int) int { return strings.Compare(d.Meetings[i].Name, d.Meetings[j].Name) })
	for i, m := range d.Meetings {
		r.checkPreparations(i, m)
	}
	for place, i := range r.sorted {
		r.places[d.Meetings[i].Name] = place
	}
}

func checkCascadeName(name string) error {
	switch {
	case name == "":
		return errors.New("is missing")
	case len(name) > maxName:
		return fmt.Errorf("has %d bytes, and at most %d can be stored", len(name), maxName)
	case !utf8.ValidString(name):
		return errors.New("is not UTF-8")
	}
	return nil
}

func (r *cascadeReader) checkPreparations(i int, m CascadeMeeting) {
	seen := make(map[string]bool, len(m.PreparedBy))
	for j, p := range m.PreparedBy {
		if _, known := r.places[p.Name]; !known {
			r.note(fmt.Errorf("%.40q is no meeting of the cascade", p.Name), "meetings", i, "prepared_by", j, "name")
		}
		if seen[p.Name] {
			r.note(fmt.Errorf("%.40q is there twice", p.Name), "meetings", i, "prepared_by", j, "name")
		}
		seen[p.Name] = true
		_, err := parseShare(p.Share)
		r.note(err, "meetings", i, "prepared_by", j, "share")
	}
}

// parseShare reads a share of a meeting.
func parseShare(text string) (*big.Rat, error) {
	if text == "" {
		return big.NewRat(1, 1), nil
	}
	share, err := aPart.parse(text)
	if err == nil && share.Sign() == 0 {
		err = errors.New("must be above 0")
	}
	return share, err
}

// whole checks that all of each meeting is shared out.
func (r *cascadeReader) whole(shared []*big.Rat) {
	for place, sum := range shared {
		if sum != nil && !fits(sum) {
			r.note(errTooFine, "meetings", r.sorted[place])
		} else if sum != nil && sum.Cmp(big.NewRat(1, 1)) != 0 {
			r.note(fmt.Errorf("is shared between meetings that it prepares: the shares add up to %.40s, not to 1", sum.RatString()),
				"meetings", r.sorted[place])
		}
	}
}

// circle puts the meetings in order, those that prepare first, or notes a circle in which there is no order.
func (r *cascadeReader) circle(c *cascade) {
	parents := make([]int, len(c.names)) // that are not in order yet
	for _, links := range c.prepares {
		for _, link := range links {
			parents[link.child]++
		}
	}
	for v, n := range parents {
		if n == 0 {
			c.order = append(c.order, v)
		}
	}
	for next := 0; next < len(c.order); next++ {
		for _, link := range c.prepares[c.order[next]] {
			if parents[link.child]--; parents[link.child] == 0 {
				c.order = append(c.order, link.child)
			}
		}
	}
	slices.Reverse(c.order)
	if len(c.order) < len(c.names) {
		names := c.findCircle(parents)
		r.note(&CycleError{names}, "meetings", r.sorted[r.places[names[0]]])
	}
}

// findCircle walks from a meeting that has no place in the order to one that it prepares, and so on, until it
// comes by a second time. Each of them has such a parent, since it would have a place otherwise.
func (c *cascade) findCircle(parents []int) []string {
	up := make([]int, len(c.names))
	for v, n := range slices.Backward(parents) { // so that the first of several by name stays
		if n == 0 {
			continue
		}
		for _, link := range c.prepares[v] {
			up[link.child] = v
		}
	}
	at := slices.IndexFunc(parents, func(n int) bool { return n > 0 })
	for range c.names {
		at = up[at]
	}
	var circle []string
	last := at
	for range c.names { // it is no longer than that
		circle = append(circle, c.names[at])
		if at = up[at]; at == last {
			break
		}
	}
	first := slices.Index(circle, slices.Min(circle))
	circle = append(circle[first:len(circle):len(circle)], circle[:first]...)
	slices.Reverse(circle[1:]) // from who is prepared to who prepares
	return circle
}

// root notes the meetings that prepare no other one.
func (c *cascade) root(shared []*big.Rat) {
	for place, sum := range shared {
		if sum == nil {
			c.roots = append(c.roots, c.names[place])
		}
	}
}
