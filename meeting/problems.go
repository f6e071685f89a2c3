package meeting

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Problem is one thing that is wrong with a draft or with JSON, and where: see [participant.Problem].
type Problem = participant.Problem

// Problems returns an iterator over the faults that err reports, an error of [New], [Restore] or [Decode],
// each with the JSON Pointer of its field in the JSON of a meeting ("/agenda/items/0/length"). An error
// without located faults is yielded as one problem with an empty path; nil has none.
func Problems(err error) iter.Seq[Problem] { return slices.Values(participant.Located("", err)) }
