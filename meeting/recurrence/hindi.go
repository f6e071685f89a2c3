package recurrence

import "strconv"

var hindi = language{
	describe: describeHindi,
	once:     "एक बार",
	and:      "और",
	or:       "या",
	days:     [7]string{"सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"},
	months: [12]string{
		"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून",
		"जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
	},
}

// hindiOrdinals are oblique, as before a postposition: दूसरे मंगलवार को.
var hindiOrdinals = []string{"", "पहले", "दूसरे", "तीसरे", "चौथे", "पाँचवें", "छठे"}

var hindiUnits = map[frequency]string{daily: "दिन", weekly: "सप्ताह", monthly: "महीने", yearly: "साल"}

func describeHindi(l *language, p *parts) string {
	text := hindiPeriod(p)
	switch {
	case len(p.monthDays) > 0:
		text = hindiMonthDays(l, p, text)
	case len(p.days) > 0 && p.freq >= monthly:
		text = hindiOf(l, p, text) + " के " + hindiWeekdays(l, p) + " को"
	case len(p.days) > 0:
		text = hindiWeek(l, p, text)
	case len(p.months) > 0 && p.freq == yearly:
		text += " " + join(l.monthNames(p.months), l.and) + " में"
	}
	if len(p.months) > 0 && p.freq < yearly {
		text += ", केवल " + join(l.monthNames(p.months), l.and) + " में"
	}
	if p.freq == weekly && p.interval > 1 && len(p.days) > 1 && p.weekStart != 0 {
		text += ", जहाँ सप्ताह " + l.days[p.weekStart] + " से शुरू होता है"
	}
	switch p.skip {
	case Backward:
		text += ", और जहाँ वह दिन न हो वहाँ उससे पहले के आख़िरी दिन"
	case Forward:
		text += ", और जहाँ वह दिन न हो वहाँ उसके बाद के पहले दिन"
	}
	return hindiEnd(l, p, text)
}

// hindiPeriod returns "हर दूसरे सप्ताह".
func hindiPeriod(p *parts) string {
	if p.interval == 1 {
		return "हर " + hindiUnits[p.freq]
	}
	return "हर " + hindiOrdinal(p.interval) + " " + hindiUnits[p.freq]
}

func hindiWeek(l *language, p *parts, period string) string {
	names := join(l.dayNames(p.days), l.and)
	if isWorkdays(p.days) {
		names = "कार्यदिवस (सोमवार से शुक्रवार)"
	}
	switch {
	case p.freq == daily && p.interval > 1:
		return period + ", केवल " + names + " को"
	case p.interval == 1:
		return "हर " + names + " को"
	case len(p.days) == 1:
		return "हर " + hindiOrdinal(p.interval) + " " + names + " को"
	}
	return period + " " + names + " को"
}

// hindiWeekdays returns "पहले सोमवार और आख़िरी शुक्रवार".
func hindiWeekdays(l *language, p *parts) string {
	if len(p.positions) == 1 {
		set := join(l.dayNames(p.days), l.or)
		if isWorkdays(p.days) {
			set = "कार्यदिवस (सोमवार से शुक्रवार)"
		}
		return hindiPlace(int(p.positions[0])) + " " + set
	}
	words := make([]string, len(p.days))
	for i, d := range p.days {
		if d.n == 0 {
			words[i] = "हर " + l.days[d.day]
		} else {
			words[i] = hindiPlace(int(d.n)) + " " + l.days[d.day]
		}
	}
	return join(words, l.and)
}

// hindiOf puts the month or year first that weekdays and days are counted in: "हर साल नवंबर".
func hindiOf(l *language, p *parts, period string) string {
	if p.freq == yearly && len(p.months) > 0 {
		return period + " " + join(l.monthNames(p.months), l.and)
	}
	return period
}

func hindiMonthDays(l *language, p *parts, period string) string {
	var dates, places []string
	for _, n := range p.monthDays {
		if n > 0 {
			dates = append(dates, strconv.Itoa(int(n)))
		} else {
			places = append(places, hindiPlace(int(n)))
		}
	}
	var words []string
	if len(dates) > 0 {
		words = append(words, "की "+join(dates, l.and)+" तारीख को")
	}
	if len(places) > 0 {
		of := "के "
		if len(dates) > 0 {
			of = "" // the first part has said of what
		}
		words = append(words, of+join(places, l.and)+" दिन")
	}
	days := join(words, l.and)
	var text string
	switch {
	case p.freq == daily:
		text = period + ", केवल महीने " + days
	case p.freq == yearly && len(p.months) == 0:
		text = period + " शुरुआत वाले महीने " + days
	default:
		text = hindiOf(l, p, period) + " " + days
	}
	if len(p.days) > 0 {
		names := hindiWeekdays(l, p)
		if !p.hasOrdinals() {
			names = join(l.dayNames(p.days), l.or)
		}
		text += ", अगर उस दिन " + names + " हो"
	}
	return text
}

func hindiEnd(l *language, p *parts, text string) string {
	switch {
	case p.count > 0:
		return text + ", कुल " + strconv.Itoa(p.count) + " बार"
	case p.until.kind == untilNone:
		return text
	}
	year, month, day := p.until.local.Date().Civil()
	end := strconv.Itoa(day) + " " + l.months[month-1] + " " + strconv.Itoa(year)
	if clock := p.until.clockWords(); clock != "" {
		end += ", " + clock
	}
	return end + " तक " + text
}

func hindiOrdinal(n int) string {
	if n < len(hindiOrdinals) {
		return hindiOrdinals[n]
	}
	return strconv.Itoa(n) + "वें"
}

// hindiPlace returns "पहले", "आख़िरी" or "आख़िरी से दूसरे".
func hindiPlace(n int) string {
	switch {
	case n == -1:
		return "आख़िरी"
	case n < 0:
		return "आख़िरी से " + hindiOrdinal(-n)
	}
	return hindiOrdinal(n)
}
