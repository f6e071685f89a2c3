package paycard_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

func FuzzPersonJSON(f *testing.F) {
	for _, text := range []string{
		`{"id":"ann","role":"developer","pay":{"per_year":"85000.00"}}`,
		`{"id":"ann","role":"developer","pay":{"per_hour":"40.50"}}`,
		`{"id":"ann","role":"Developer","pay":{"per_year":85000}}`, `{"pay":[]}`, `{"pay":null}`, `null`, `7`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var p paycard.Person
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			return
		}
		d := team{}.add("a", 50, 60, 70, 80).draft(t, nil)
		d.People = append(d.People, p)
		_, _, err := paycard.Publish(d, paycard.Ledger{}, nil)
		require.Equal(t, err == nil, func() bool { _, _, again := paycard.Publish(d, paycard.Ledger{}, nil); return again == nil }())
	})
}

// FuzzPay checks that what is wrong with pay says nothing about it: any two wrong ones give one text.
func FuzzPay(f *testing.F) {
	for _, text := range []string{"85000.00", "85,000", "", "1e9", "-1", "0", "1/3", "999999999999999999999", "0.0000001"} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, hourly bool) {
		pay := paycard.PerYear(text)
		if hourly {
			pay = paycard.PerHour(text)
		}
		d := team{}.draft(t, nil)
		for i := range 5 {
			d.People = append(d.People, paycard.Person{ID: participant.ID(fmt.Sprint(i)), Role: "a", Pay: pay})
		}
		p, _, err := paycard.Publish(d, paycard.Ledger{}, nil)
		if err != nil {
			d.People[0].Pay = paycard.PerYear("wrong")
			_, _, wrong := paycard.Publish(d, paycard.Ledger{}, nil)
			require.Equal(t, wrong.Error(), err.Error())
			return
		}
		_, err = cost.NewCard(p.Card)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(strings.Trim(p.Card.PerHour["a"], "0.")), 1)
	})
}

func FuzzLedgerJSON(f *testing.F) {
	_, ledger := publish(f, team{}.add("a", 50, 60, 70, 80, 90).draft(f, nil), paycard.Ledger{})
	f.Add(toJSON(f, ledger))
	f.Add(strings.Replace(toJSON(f, ledger), `"people"`, `"since":{"from":"2025-01-01","to":"2026-01-01"},"x"`, 1))
	f.Add(`{"schema":1,"cards":[{"period":{"from":"2026-01-01","to":"2026-01-02"},"cells":null}]}`)
	f.Add(`null`)
	f.Fuzz(func(t *testing.T, text string) {
		var l paycard.Ledger
		if json.Unmarshal([]byte(text), &l) != nil {
			require.Equal(t, `{"schema":1,"cards":[]}`, toJSON(t, l))
			return
		}
		var again paycard.Ledger
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, l)), &again))
		require.Equal(t, toJSON(t, l), toJSON(t, again))
		d := team{}.add("a", 50, 60, 70, 80, 90).draft(t, nil)
		d.Period = yearOf(t, 9000)
		_, _, _ = paycard.Publish(d, l, nil)
	})
}
