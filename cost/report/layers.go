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
	l, f := v.layers, v.options.Focus
	if !l.known && !v.hasFocus() && l.lateStart.Sign() == 0 && l.overrun.Sign() == 0 {
		return section{}
	}
	s := section{id: "layers", name: sectionLayer, title: v.byLayer, columns: []column{{v.layer, prose}}}
	if v.hasMoney {
		s.columns, s.note = append(s.columns, column{v.costHead(), number}), v.layerNote
		v.addLayer(&s, "direct", v.directCost, v.amount(v.whole.cost), true)
		v.addLayer(&s, "late_start", v.ofLateStart, v.amount(l.lateStart), l.lateStart.Sign() != 0)
		v.addLayer(&s, "overrun", v.ofOverrun, v.amount(l.overrun), l.overrun.Sign() != 0)
		v.addLayer(&s, "premium", v.premium, v.amount(l.premium), l.known)
		v.addLayer(&s, "economic", v.economicSum, v.amount(l.economic), l.known)
	}
	if !v.hasFocus() {
		return s
	}
	s.columns = append(s.columns, column{v.focusHours, number})
	v.addLayer(&s, "focus", v.focusLost, v.hoursOf(f.Total().Focus.String()), true)
	v.addLayer(&s, "stranded", v.ofStranded, v.hoursOf(f.Total().Stranded.String()), true)
	if lost, ok := f.Fragmentation(); v.hasMoney {
		v.addLayer(&s, "fragmentation", v.fragmentation, v.amount(lost), ok)
	}
	return s
}

// addLayer adds a layer, if it is known: in the column of amounts or of hours.
func (v *view) addLayer(s *section, figure, label string, q quantity, known bool) {
	if !known {
		return
	}
	cells := []quantity{q}
	if v.hasMoney && v.hasFocus() {
		cells = []quantity{q, none}
		if q.unit == "h" {
			cells = []quantity{none, q}
		}
	}
	s.figures = []string{figure, figure}
	s.add(record{title: strings.TrimLeft(label, "\u00a0")}, []string{label}, cells...)
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
