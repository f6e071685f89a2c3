package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
)

// rupees writes amounts with their currency, and numbers without.
var (
	rupees = report.AmountFormatterFunc(func(a money.Amount) string {
		return "₹" + report.Grouped("hi", a.Text())
	})
	bare = report.AmountFormatterFunc(func(a money.Amount) string {
		return strings.ReplaceAll(a.Text(), ".", ",")
	})
)

func TestAmountsAreThoseOfTheFormatterInTextAndHTML(t *testing.T) {
	plain := written(t, hindiReport(t, nil), "txt")
	assert.Contains(t, plain, "लागत (INR)")
	for _, format := range []string{"txt", "html"} {
		text := written(t, hindiReport(t, rupees), format)
		assert.Contains(t, text, "₹7,", format)
		figures, assumptions, _ := strings.Cut(text, "मान्यताएँ")
		assert.NotContains(t, strings.ReplaceAll(figures, "1 INR =", ""), "INR", format)
		assert.Contains(t, assumptions, "1200 INR/घंटा", "the card's own words")
		without := strings.ReplaceAll(text, "₹", "")
		for f := range strings.FieldsSeq(plain) { // every amount is still there
			if strings.Contains(f, ".") && strings.Contains(f, ",") {
				assert.Contains(t, without, f, format)
			}
		}
	}
}

func TestHeadingsNameTheCurrencyIfAmountsDoNot(t *testing.T) {
	for _, format := range []string{"txt", "html"} {
		text := written(t, hindiReport(t, bare), format)
		assert.Contains(t, text, "लागत (INR)", format)
		assert.Regexp(t, `[0-9]{6},[0-9]{2}`, text, format)
	}
	assert.Contains(t, written(t, hindiReport(t, bare), "html"), " INR</title>", "an amount that stands alone")
}

func TestProgramsReadTheSameAmountsWhateverTheFormatter(t *testing.T) {
	for _, format := range []string{"csv", "json"} {
		assert.Equal(t, written(t, hindiReport(t, nil), format), written(t, hindiReport(t, rupees), format))
	}
}

func TestFormattersGetRoundedAmountsOfACurrency(t *testing.T) {
	calls := 0
	strict := report.AmountFormatterFunc(func(a money.Amount) string {
		calls++
		assert.Contains(t, []string{"INR", "EUR"}, a.Currency().Code())
		assert.Equal(t, a.Round().Exact(), a.Exact())
		return a.Text()
	})
	hindi := hindiReport(t, strict)
	written(t, hindi, "txt")
	written(t, hindi, "html")
	assert.Positive(t, calls)
	calls = 0
	written(t, report.New(cost.Forecast{}, &report.Options{Amounts: strict}), "txt")
	written(t, report.New(cost.Forecast{}, &report.Options{Amounts: strict}), "html")
	assert.Zero(t, calls, "no currency")
}

// An amount of yen has no decimals, and so an axis has no steps below one.
func TestAxesHaveNoStepsBelowTheMinorUnit(t *testing.T) {
	assert.Equal(t, []string{"0", "1"}, report.Ticks("1", 5, 0))
	assert.Equal(t, []string{"0", "2", "4", "6", "8"}, report.Ticks("7", 5, 0))
	assert.Equal(t, []string{"0.0", "0.1", "0.2", "0.3", "0.4"}, report.Ticks("0.35", 5, 1))
}

func TestEveryTableOfAmountsHasItsCurrency(t *testing.T) {
	for _, format := range []string{"txt", "html"} {
		text := written(t, everything(t, "en", "USD", nil), format)
		for _, want := range []string{
			"What to change (USD)", "Not holding it (USD)",
			"Cost by series (USD): against the earlier period", "By kind of cost (USD): against the earlier period",
		} {
			assert.Contains(t, text, want, format)
		}
		assert.NotContains(t, written(t, everything(t, "hi", "INR", rupees), format), "(INR)", format)
	}
}
