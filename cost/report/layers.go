package report

import (
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// layers are what a forecast has beside its direct cost, and of it. Those of a timesheet are zero.
type layers struct {
	known              bool // premium and economic cost
	premium, economic  money.Amount
	lateStart, overrun money.Amount
}

func layersOf(f cost.Forecast) layers {
	l := layers{lateStart: f.LateStart(), overrun: f.Overrun()}
	l.premium, l.known = f.Premium()
	l.economic, _ = f.Economic()
	return l
}

// layerSection returns the layers of cost, each rounded alone: they are not added up.
func (v *view) layerSection() section {
	s := section{
		id: "layers", name: sectionLayer, title: v.byLayer, note: v.layerNote, figures: []string{""},
		columns: []column{{v.layer, prose}, {v.costHead(), number}},
	}
	add := func(figure, label string, a money.Amount) {
		s.figures[0] = figure
		s.add(record{title: strings.TrimLeft(label, "\u00a0")}, []string{label}, v.amount(a))
	}
	l := v.layers
	if !l.known && l.lateStart.Sign() == 0 && l.overrun.Sign() == 0 {
		return section{}
	}
	add("direct", v.directCost, v.whole.cost)
	if l.lateStart.Sign() != 0 {
		add("late_start", v.ofLateStart, l.lateStart)
	}
	if l.overrun.Sign() != 0 {
		add("overrun", v.ofOverrun, l.overrun)
	}
	if l.known {
		add("premium", v.premium, l.premium)
		add("economic", v.economicSum, l.economic)
	}
	return s
}

// premiumTable returns the premiums of series, which add up to that of all.
func (v *view) premiumTable(series []cost.SeriesCost) (table, error) {
	if !v.layers.known {
		return table{}, nil
	}
	var rows []row
	for _, s := range series {
		if s.Premium.Sign() != 0 {
			rows = append(rows, row{label: v.seriesTitle(s.Title), start: s.Start, cost: s.Premium})
		}
	}
	return allocate(rows, row{label: v.total, cost: v.layers.premium})
}

// premiumField is the column of premiums, which are no costs: the CSV has them as a figure of its own.
func (v *view) premiumField() field {
	return field{
		column{v.inCurrency(v.premium), number},
		func(r row) string { return v.amountText(r.cost) },
		func(c *record, r row) { c.figure, c.value, c.unit = "premium", r.cost.Text(), v.currency.Code() }, true,
	}
}

// opportunityJSON is the layer of opportunity, and the one sum of it and of direct cost.
type opportunityJSON struct {
	Premium  money.Amount `json:"premium"`
	Economic money.Amount `json:"economic"`
}

func (l layers) json() *opportunityJSON {
	if !l.known {
		return nil
	}
	return &opportunityJSON{l.premium, l.economic}
}
