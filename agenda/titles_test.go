package agenda_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func TestATitleIsTheOneOfTheLanguageOrElseTheEnglishOne(t *testing.T) {
	titles := agenda.Titles{"en": "Goals", "hi": "लक्ष्य", "pt-BR": "Metas", "zh-Hant": "目標"}
	for tag, want := range map[string]string{
		"en": "Goals", "en-IN": "Goals", "hi": "लक्ष्य", "hi-IN": "लक्ष्य", "HI": "लक्ष्य", "hi_IN": "लक्ष्य", "hi-Deva-IN": "लक्ष्य",
		"hi-Latn": "Goals", "hi-Latn-IN": "Goals", "pt-BR": "Metas", "pt-br-x-host": "Metas", "pt": "Goals", "pt-PT": "Goals",
		"zh-Hant-TW": "目標", "zh": "Goals", "": "Goals", "-": "Goals", "de": "Goals", "h": "Goals", "hindi": "Goals",
	} {
		require.Equal(t, want, titles.In(tag), tag)
	}
	require.Empty(t, agenda.Titles(nil).In("en"))
	require.Equal(t, "Goals", titles.In(strings.Repeat("x-", 10_000)))
}

func TestTitlesLocateEachFault(t *testing.T) {
	many := agenda.Titles{"en": "x"}
	for i := range 200 {
		many[fmt.Sprint("x-", i)] = "x"
	}
	for name, c := range map[string]struct {
		titles agenda.Titles
		want   []string
	}{
		"English alone":         {agenda.Titles{"en": "x"}, []string{}},
		"tags of all sorts":     {agenda.Titles{"en": "x", "azAZ0189": "x", "a-9-x-host": "x"}, []string{}},
		"none":                  {nil, []string{"/en"}},
		"no English":            {agenda.Titles{"hi": "x"}, []string{"/en"}},
		"empty English":         {agenda.Titles{"en": ""}, []string{"/en"}},
		"an empty one":          {agenda.Titles{"en": "x", "hi": ""}, []string{"/hi"}},
		"one that is too long":  {agenda.Titles{"en": strings.Repeat("x", 1001)}, []string{"/en"}},
		"one that is not UTF-8": {agenda.Titles{"en": "x", "hi": "\xff"}, []string{"/hi"}},
		"a tag that is none":    {agenda.Titles{"en": "x", "a/b": "x", "": "x", "en_US": "x", "englishes": "x"}, []string{"/", "/a~1b", "/en_US", "/englishes"}},
		"201 languages":         {many, []string{""}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, pathsOf(c.titles.Problems().Err())) })
	}
}

func TestEverythingHasATitleInEnglishAndHindi(t *testing.T) {
	seen := make(map[string]bool)
	check := func(kind string, text string, title func(string) string) {
		english, hindi := title("en-IN"), title("hi-IN")
		require.NotEqual(t, text, english, "%s %s", kind, text)
		require.NotEqual(t, english, hindi, "%s %s", kind, text)
		require.True(t, isDevanagari(hindi), hindi)
		require.Equal(t, english, title("hi-Latn"))
		require.False(t, seen[kind+english] || seen[kind+hindi], "two things of one name: %s", english)
		seen[kind+english], seen[kind+hindi] = true, true
	}
	for p := range agenda.Purposes() {
		check("purpose", string(p), p.Title)
	}
	for topic := range agenda.Topics() {
		check("topic", string(topic), topic.Title)
	}
	for k := range agenda.ResultKinds() {
		check("result", string(k), k.Title)
	}
	for s := range agenda.ItemStates() {
		check("state", string(s), s.Title)
	}
	require.Equal(t, "Yoga", agenda.Topic("Yoga").Title("hi"))
	require.Empty(t, agenda.Purpose("").Title("hi"))
	require.Len(t, slices.Collect(agenda.ItemStates()), 5)
}

func isDevanagari(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 0x900 || r > 0x97f) && r != ' ' && r != ',' && r != '-'
	})
}
