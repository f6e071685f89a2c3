package ical_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// inZone reads an event at 09:00 in January and one in July with that TZID, and returns the zone and the
// two offsets.
func inZone(t *testing.T, opts *ical.Options, tzid, definition string) (name string, offsets []string, codes []ical.Code) {
	t.Helper()
	param := `"` + tzid + `"`
	result := join(t, opts, file(
		event("UID:a", "DTSTART;TZID="+param+":20260115T090000", "DURATION:PT1H"),
		event("UID:b", "DTSTART;TZID="+param+":20260715T090000", "DURATION:PT1H"), definition,
	))
	require.Len(t, result.Meetings, 2)
	for _, m := range result.Meetings {
		assert.Equal(t, "09:00", m.Start().Local().String()[11:16], "the wall time is kept")
		offsets = append(offsets, m.Start().Instant().Format("-07:00"))
		name = m.Start().Zone().Name()
	}
	return name, offsets, codeList(result.Problems)
}

func TestMeetingsFindsZonesByName(t *testing.T) {
	berlin, newYork := []string{"+01:00", "+02:00"}, []string{"-05:00", "-04:00"}
	tests := []struct {
		tzid, name string
		offsets    []string
		codes      []ical.Code
	}{
		{tzid: "Europe/Berlin", name: "Europe/Berlin", offsets: berlin},
		{tzid: "europe/BERLIN", name: "Europe/Berlin", offsets: berlin},
		{tzid: " Europe/Berlin ", name: "Europe/Berlin", offsets: berlin},
		{tzid: "/Europe/Berlin", name: "Europe/Berlin", offsets: berlin},
		{tzid: "America/New York", name: "America/New_York", offsets: newYork},
		{tzid: "US/Eastern", name: "US/Eastern", offsets: newYork},
		{tzid: "US-Eastern", name: "US/Eastern", offsets: newYork},
		{tzid: "Etc/GMT+5", name: "Etc/GMT+5", offsets: []string{"-05:00", "-05:00"}},
		{tzid: "UTC", name: "UTC", offsets: []string{"+00:00", "+00:00"}},
		{tzid: "Zulu", name: "Zulu", offsets: []string{"+00:00", "+00:00"}},

		{tzid: "W. Europe Standard Time", name: "Europe/Berlin", offsets: berlin},
		{tzid: "w. europe standard time", name: "Europe/Berlin", offsets: berlin},
		{tzid: "W. Europe Daylight Time", name: "Europe/Berlin", offsets: berlin},
		{tzid: "Eastern Standard Time", name: "America/New_York", offsets: newYork},
		{tzid: "Eastern Standard Time 1", name: "America/New_York", offsets: newYork},
		{tzid: "India Standard Time", name: "Asia/Calcutta", offsets: []string{"+05:30", "+05:30"}},
		{tzid: "UTC-11", name: "Etc/GMT+11", offsets: []string{"-11:00", "-11:00"}},
		{tzid: "Russia Time Zone 3", name: "Europe/Samara", offsets: []string{"+04:00", "+04:00"}},

		{tzid: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", name: "Europe/Amsterdam", offsets: berlin},
		{tzid: `(UTC+01:00) Amsterdam\, Berlin\, Bern\, Rom\, Stockholm\, Wien`, name: "Europe/Amsterdam", offsets: berlin},
		{tzid: "Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", name: "Europe/Amsterdam", offsets: berlin},
		{tzid: "(GMT+01.00) Sarajevo/Warsaw/Zagreb", name: "Europe/Sarajevo", offsets: berlin},
		{tzid: "(GMT-05.00) Eastern Time (US & Canada)", name: "America/New_York", offsets: newYork},
		{tzid: "(UTC-08:00) Pacific Time (US & Canada)", name: "America/Los_Angeles", offsets: []string{"-08:00", "-07:00"}},
		{tzid: "Eastern Time (US & Canada)", name: "America/New_York", offsets: newYork},
		{tzid: "(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", name: "Europe/London", offsets: []string{"+00:00", "+01:00"}},
		{tzid: "(UTC) Coordinated Universal Time", name: "Etc/UTC", offsets: []string{"+00:00", "+00:00"}},
		{tzid: "(UTC-07:00) Chihuahua, La Paz, Mazatlan", name: "America/Mazatlan", offsets: []string{"-07:00", "-07:00"}},
		{tzid: "(UTC-07:00) La Paz, Mazatlan", name: "America/Mazatlan", offsets: []string{"-07:00", "-07:00"}},
		{tzid: "(UTC+04:00) Moscow, St. Petersburg, Volgograd", name: "Europe/Moscow", offsets: []string{"+03:00", "+03:00"}},
		{tzid: "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", name: "Asia/Calcutta", offsets: []string{"+05:30", "+05:30"}},
		{tzid: "(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", name: "Asia/Shanghai", offsets: []string{"+08:00", "+08:00"}},
		{tzid: "(UTC+09:00) Osaka, Sapporo, Tokyo", name: "Asia/Tokyo", offsets: []string{"+09:00", "+09:00"}},

		{tzid: "/mozilla.org/20050126_1/Europe/Berlin", name: "Europe/Berlin", offsets: berlin},
		{tzid: "/mozilla.org/20071231_1/America/Argentina/Ushuaia", name: "America/Argentina/Ushuaia", offsets: []string{"-03:00", "-03:00"}},
		{tzid: "/freeassociation.sourceforge.net/Tzfile/Europe/Paris", name: "Europe/Paris", offsets: berlin},
		{tzid: "/freeassociation.sourceforge.net/Europe/Paris", name: "Europe/Paris", offsets: berlin},
		{tzid: "/softwarestudio.org/Olson_20011030_5/America/New_York", name: "America/New_York", offsets: newYork},
		{tzid: "tzone://Microsoft/Utc", name: "UTC", offsets: []string{"+00:00", "+00:00"}},
		{tzid: "tzone://Microsoft/Eastern Standard Time", name: "America/New_York", offsets: newYork},

		{tzid: "GMT+0530", name: "+05:30", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.FixedZone}},
		{tzid: "UTC-3", name: "-03:00", offsets: []string{"-03:00", "-03:00"}, codes: []ical.Code{ical.FixedZone}},
		{tzid: "UTC+01:00", name: "+01:00", offsets: []string{"+01:00", "+01:00"}, codes: []ical.Code{ical.FixedZone}},
		{tzid: "(UTC+03:00) Nowhere, Nothing", name: "+03:00", offsets: []string{"+03:00", "+03:00"}, codes: []ical.Code{ical.FixedZone}},
		{tzid: "(UTC+03:00) Berlin", name: "+03:00", offsets: []string{"+03:00", "+03:00"}, codes: []ical.Code{ical.FixedZone}},
		{tzid: "-0500", name: "-05:00", offsets: []string{"-05:00", "-05:00"}, codes: []ical.Code{ical.FixedZone}},

		{tzid: "Nowhere", name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
		{tzid: "tzone://Microsoft/Custom", name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
		{tzid: "Local", name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
		{tzid: "../../etc/passwd", name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
		{tzid: "UTC+99", name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
		{tzid: strings.Repeat("x, ", 1000), name: "Asia/Kolkata", offsets: []string{"+05:30", "+05:30"}, codes: []ical.Code{ical.UnknownZone}},
	}
	opts := &ical.Options{Zone: load(t, "Asia/Kolkata")}
	for _, test := range tests {
		t.Run(test.tzid[:min(len(test.tzid), 40)], func(t *testing.T) {
			name, offsets, codes := inZone(t, opts, test.tzid, "")
			assert.Equal(t, test.name, name)
			assert.Equal(t, test.offsets, offsets)
			assert.Equal(t, test.codes, codes)
		})
	}
}

// observance is a part of a VTIMEZONE.
func observance(kind, start, from, to string, lines ...string) string {
	return "BEGIN:" + kind + "\nDTSTART:" + start + "\nTZOFFSETFROM:" + from + "\nTZOFFSETTO:" + to + "\n" +
		strings.Join(append(lines, ""), "\n") + "END:" + kind + "\n"
}

func timezone(id string, parts ...string) string {
	return "BEGIN:VTIMEZONE\nTZID:" + id + "\n" + strings.Join(parts, "") + "END:VTIMEZONE\n"
}

func TestMeetingsReadsDefinitionsOfZones(t *testing.T) {
	const (
		exchangeWinter = "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10"
		exchangeSummer = "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3"
	)
	berlin := []string{"+01:00", "+02:00"}
	tests := []struct {
		name    string
		parts   []string
		offsets []string
		codes   []ical.Code
	}{
		{
			name: "Exchange, from 1601", offsets: berlin,
			parts: []string{
				observance("STANDARD", "16010101T030000", "+0200", "+0100", exchangeWinter),
				observance("DAYLIGHT", "16010101T020000", "+0100", "+0200", exchangeSummer),
			},
		},
		{
			name: "from 2007", offsets: []string{"-05:00", "-04:00"},
			parts: []string{
				observance("DAYLIGHT", "20070311T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "TZNAME:EDT"),
				observance("STANDARD", "20071104T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "TZNAME:EST"),
			},
		},
		{
			name: "of the south", offsets: []string{"+11:00", "+10:00"},
			parts: []string{
				observance("STANDARD", "16010101T030000", "+1100", "+1000", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"),
				observance("DAYLIGHT", "16010101T020000", "+1000", "+1100", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10"),
			},
		},
		{
			name: "days of the month", offsets: berlin,
			parts: []string{
				observance("STANDARD", "19701025T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU"),
				observance("DAYLIGHT", "19700329T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-7,-6,-5,-4,-3,-2,-1;BYDAY=SU"),
			},
		},
		{
			name: "days of the month that POSIX can't say", offsets: []string{"+02:00", "+03:00"},
			parts: []string{
				observance("STANDARD", "20131027T020000", "+0300", "+0200", exchangeWinter),
				observance("DAYLIGHT", "20130329T020000", "+0200", "+0300", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"),
			},
		},
		{
			name: "the same day of every year", offsets: berlin,
			parts: []string{
				observance("STANDARD", "20001001T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY"),
				observance("DAYLIGHT", "20000401T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1"),
			},
		},
		{
			name: "rules that have ended", offsets: []string{"+03:00", "+03:00"},
			parts: []string{
				observance("STANDARD", "20001029T030000", "+0300", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20151108T010000Z"),
				observance("DAYLIGHT", "20000326T020000", "+0200", "+0300", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20160327T010000Z"),
				observance("STANDARD", "20160907T000000", "+0300", "+0300"),
			},
		},
		{
			name: "a count", offsets: []string{"+01:00", "+02:00"},
			parts: []string{
				observance("STANDARD", "20201025T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=7"),
				observance("DAYLIGHT", "20200329T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=7"),
			},
		},
		{
			name: "single dates alone", offsets: berlin,
			parts: []string{
				observance("STANDARD", "20251026T030000", "+0200", "+0100", "RDATE:20261025T030000,20271031T030000"),
				observance("DAYLIGHT", "20250330T020000", "+0100", "+0200", "RDATE:20260329T020000"),
			},
		},
		{name: "one offset", offsets: []string{"+05:45", "+05:45"}, parts: []string{observance("STANDARD", "19700101T000000", "+0545", "+0545")}},
		{name: "one offset, negative, with seconds", offsets: []string{"-00:44", "-00:44"}, parts: []string{observance("STANDARD", "19700101T000000", "-004430", "-004430")}},
		{name: "one offset with a rule", offsets: []string{"+09:00", "+09:00"}, parts: []string{observance("STANDARD", "16010101T000000", "+0900", "+0900", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=1")}},
		{name: "no offset before", offsets: []string{"+09:00", "+09:00"}, parts: []string{"BEGIN:STANDARD\nTZOFFSETTO:+0900\nEND:STANDARD\n"}},
		{name: "the hint at the name is better", offsets: berlin, parts: []string{"X-LIC-LOCATION:Europe/Berlin\n", observance("STANDARD", "19700101T000000", "+0545", "+0545")}, codes: []ical.Code{ical.ZoneDiffers}},

		{name: "no observance", offsets: []string{"+00:00", "+00:00"}, codes: []ical.Code{ical.UnknownZone, ical.BadZone}},
		{name: "no offset", offsets: []string{"+00:00", "+00:00"}, parts: []string{"BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\n"}, codes: []ical.Code{ical.UnknownZone, ical.BadZone}},
		{
			name: "a rule that is not understood", offsets: []string{"+00:00", "+00:00"}, codes: []ical.Code{ical.UnknownZone, ical.BadZone},
			parts: []string{observance("STANDARD", "19700101T000000", "+0200", "+0100", "RRULE:FREQ=MONTHLY")},
		},
		{
			name: "an offset of a day", offsets: []string{"+00:00", "+00:00"}, codes: []ical.Code{ical.UnknownZone, ical.BadZone},
			parts: []string{observance("STANDARD", "19700101T000000", "+2400", "+2400")},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, offsets, codes := inZone(t, nil, "Our Zone", timezone("Our Zone", test.parts...))
			assert.Equal(t, test.offsets, offsets)
			assert.Equal(t, test.codes, codes)
		})
	}
}

func TestDefinitionsAreTheZonesTheyDefine(t *testing.T) {
	// Definitions as Exchange and vzic write them, against the database, every day of 60 years.
	tests := map[string][]string{
		"America/New_York": {
			observance("DAYLIGHT", "19670430T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19730429T070000Z"),
			observance("STANDARD", "19671029T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z"),
			observance("DAYLIGHT", "19740106T020000", "-0500", "-0400", "RDATE:19750223T020000"),
			observance("DAYLIGHT", "19760425T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19860427T070000Z"),
			observance("DAYLIGHT", "19870405T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z"),
			observance("DAYLIGHT", "20070311T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
			observance("STANDARD", "20071104T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
		},
		"Australia/Lord_Howe": {
			observance("STANDARD", "20080406T020000", "+1100", "+1030", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
			observance("DAYLIGHT", "20081005T020000", "+1030", "+1100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
		},
		"Asia/Jerusalem": {
			observance("STANDARD", "20131027T020000", "+0300", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
			observance("DAYLIGHT", "20130329T020000", "+0200", "+0300", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"),
		},
	}
	from := map[string]int{"America/New_York": 1970, "Australia/Lord_Howe": 2009, "Asia/Jerusalem": 2014}
	for name, parts := range tests {
		t.Run(name, func(t *testing.T) {
			loc := load(t, name)
			var days strings.Builder
			first := time.Date(from[name], time.January, 1, 4, 30, 0, 0, time.UTC)
			for day := first; day.Year() < 2050; day = day.AddDate(0, 0, 5) {
				days.WriteString(",")
				days.WriteString(day.Format("20060102T150405"))
			}
			lines := []string{"DTSTART;TZID=Our Zone:" + first.Format("20060102T150405"), "DURATION:PT1H", "RDATE;TZID=Our Zone:" + days.String()[1:]}
			result := join(t, nil, file(event(lines...), timezone("Our Zone", parts...)))
			require.Empty(t, result.Problems)
			n := 0
			for o := range result.Meetings[0].Occurrences(between(t, "1970-01-01", "2051-01-01", time.UTC)) {
				want, _ := wallclock.ZoneOf(loc).Resolve(o.Original())
				require.True(t, want.Equal(o.Interval().Start()), "%s: %s", o.Original(), o.Interval().Start())
				n++
			}
			assert.Greater(t, n, 2500)
			text, err := result.Meetings[0].MarshalJSON()
			require.NoError(t, err)
			assert.Contains(t, string(text), `"Our Zone"`)
		})
	}
}

func TestMeetingsTrustsTheDatabaseBeforeTheFile(t *testing.T) {
	wrong := timezone("Europe/Berlin", observance("STANDARD", "19700101T000000", "+0300", "+0300"))
	right := timezone("Europe/Berlin",
		observance("STANDARD", "16010101T030000", "+0200", "+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
		observance("DAYLIGHT", "16010101T020000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"))
	name, offsets, codes := inZone(t, nil, "Europe/Berlin", wrong)
	assert.Equal(t, "Europe/Berlin", name)
	assert.Equal(t, []string{"+01:00", "+02:00"}, offsets)
	assert.Equal(t, []ical.Code{ical.ZoneDiffers}, codes)

	_, _, codes = inZone(t, nil, "Europe/Berlin", right)
	assert.Empty(t, codes)

	late := timezone("Europe/Berlin", observance("DAYLIGHT", "20260329T020000", "+0100", "+0200"), observance("STANDARD", "20261025T030000", "+0200", "+0100"))
	_, _, codes = inZone(t, nil, "Europe/Berlin", late)
	assert.Empty(t, codes, "a definition says nothing of the time before its first onset")

	name, offsets, codes = inZone(t, nil, "custom_Pacific/Fiji", timezone("custom_Pacific/Fiji", observance("STANDARD", "19700101T000000", "+0300", "+0300")))
	assert.Equal(t, "+03:00", name, "a place in the name alone comes after the definition")
	assert.Equal(t, []string{"+03:00", "+03:00"}, offsets)
	assert.Empty(t, codes)

	none := wallclock.ZonesFunc(func(string) (*time.Location, error) { return nil, errors.New("none") })
	_, offsets, codes = inZone(t, &ical.Options{Zones: none}, "Europe/Berlin", right)
	assert.Equal(t, []string{"+01:00", "+02:00"}, offsets, "a host without the zone has the file's definition")
	assert.Empty(t, codes)
}

func TestMeetingsKeepsZonesOfTwoFilesApart(t *testing.T) {
	zone := func(offset string) string {
		return timezone("X", observance("STANDARD", "19700101T000000", offset, offset))
	}
	nine := func(uid string) string { return event("UID:"+uid, "DTSTART;TZID=X:20260101T090000", "DURATION:PT1H") }
	result := join(t, nil, file(nine("a"), zone("+0300")), file(zone("-0400"), nine("b")),
		file(nine("c"), zone("+0100"))+file(nine("d"), zone("+0200"))+file(nine("e")))
	got := map[string]string{}
	for _, m := range result.Meetings {
		got[m.Origin().UID] = m.Start().Instant().Format("-07:00")
	}
	assert.Equal(t, map[string]string{"a": "+03:00", "b": "-04:00", "c": "+01:00", "d": "+02:00", "e": "+01:00"}, got)
	assert.Empty(t, result.Problems)
}

func TestMeetingsRefusesTheZoneOfTheProcess(t *testing.T) {
	_, err := ical.Meetings(&ical.Options{Zone: time.FixedZone("Local", 0)})
	require.ErrorContains(t, err, "Options.Zone")
}
