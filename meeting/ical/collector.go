package ical

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// maxAlike bounds the problems of one code in one source that a [Result] has.
const maxAlike = 100

// collector keeps problems, up to maxAlike of one kind.
type collector struct {
	kept   []Problem
	counts map[kind]int
}

// A kind is what problems have in common of which there may be many.
type kind struct {
	source string
	code   Code
}

func (c *collector) add(p Problem) {
	if c.counts == nil {
		c.counts = map[kind]int{}
	}
	k := kind{p.Source, p.Code}
	if c.counts[k]++; c.counts[k] <= maxAlike {
		c.kept = append(c.kept, p)
	}
}

// list returns the problems in order of source and line, after each source what was left out.
func (c *collector) list() []Problem {
	list := slices.Clone(c.kept)
	slices.SortStableFunc(list, compareProblems)
	var more []Problem
	for _, k := range slices.SortedFunc(maps.Keys(c.counts), func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.code, b.code))
	}) {
		if n := c.counts[k] - maxAlike; n > 0 {
			more = append(more, Problem{Source: k.source, Code: k.code, Text: fmt.Sprintf("%d more of this kind", n)})
		}
	}
	return append(list, more...)
}

func compareProblems(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text),
	)
}
