package report

import (
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// exchangedSection returns the cost in other currencies, each with the rates by which it was converted.
func (v *view) exchangedSection() section {
	s := section{
		id: "exchanged", name: sectionExchanged, title: v.exchangedTitle,
		columns: []column{{v.words.cost, date}, {v.atRate, prose}, {v.exchanged, number}}, figures: []string{"exchanged"},
	}
	if !v.hasMoney {
		return s
	}
	for _, c := range v.options.Exchanged {
		s.add(record{title: ratesText(c)}, []string{v.moneyText(v.whole.cost), ratesText(c)}, v.money(c.Amount))
	}
	return s
}

// ratesText returns the rates of a conversion, each with its day and source.
func ratesText(c money.Conversion) string {
	var list []string
	for _, line := range c.Lines {
		for _, r := range line.Rates {
			list = append(list, clean(fmt.Sprintf("1 %s = %s %s (%s, %s)", r.From, r.Rate, r.To, r.Date, r.Source)))
		}
	}
	return strings.Join(list, "; ")
}
