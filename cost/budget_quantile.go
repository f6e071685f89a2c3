package cost

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// A quantiler finds quantiles, and remembers them: occurrences of a series are mostly alike.
type quantiler struct{ known map[string]*big.Rat }

func (q *quantiler) p90(chances []chance) (*big.Rat, error) {
	chances = slices.Clone(chances)
	slices.SortFunc(chances, func(a, b chance) int {
		return cmp.Or(a.comes.Cmp(b.comes), a.not.Cmp(b.not), cmp.Compare(a.likely.tenThousandths, b.likely.tenThousandths))
	})
	var key strings.Builder
	for _, c := range chances {
		fmt.Fprintf(&key, "%d %s %s;", c.likely.tenThousandths, c.comes.RatString(), c.not.RatString())
	}
	if known, ok := q.known[key.String()]; ok {
		return known, nil
	}
	found, err := quantile(p90, scenario{always, chances})
	if err != nil {
		return nil, err
	}
	if q.known == nil {
		q.known = make(map[string]*big.Rat)
	}
	q.known[key.String()] = found
	return found, nil
}
