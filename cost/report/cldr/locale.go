package cldr

import (
	"slices"
	"strings"

	"github.com/bojanz/currency"
)

// languages are those that have formats or symbols in the engine's data, CLDR 48 at its level "modern". The
// engine takes all others, and mistakes, for English.
var languages = strings.Fields(`
	af ak am ar as az ba be bg bn bs ca chr cs cv cy da de dsb el en es et eu fa fi fil fr ga gd gl gu ha he hi hr
	hsb ht hu hy id ig is it ja jv ka kk km kn ko kok ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pcm pl ps pt
	qu rm ro ru sd shn si sk sl so sq sr sv sw ta te th ti tk tr uk ur uz vi yo yue zh zu`)

// scripts are those that a language has there besides the one it is written in by default, and that one.
var scripts = []string{
	"hi-Deva", "hi-Latn", "kk-Arab", "kk-Cyrl", "sr-Cyrl", "sr-Latn", "yue-Hans", "yue-Hant", "zh-Hans", "zh-Hant",
}

// regions are those of the engine's data that are no country: the world, Europe, Latin America (UN M.49).
var regions = []string{"001", "150", "419"}

// parse returns the locale of the engine, or why there is none.
func parse(text string) (currency.Locale, error) {
	tag := strings.ToLower(strings.ReplaceAll(text, "_", "-"))
	language, rest, _ := strings.Cut(tag, "-")
	script, region := "", rest
	if first, more, _ := strings.Cut(rest, "-"); len(first) == 4 {
		script, region = strings.ToUpper(first[:1])+first[1:], more
	}
	region = strings.ToUpper(region)
	var want string
	switch {
	case !slices.Contains(languages, language):
		want = `CLDR 48 has no formats for the language; write one such as "hi" or "en"`
	case script != "" && !slices.Contains(scripts, language+"-"+script):
		want = "CLDR 48 does not have the language in this script; leave it out"
	case strings.HasSuffix(tag, "-") || region != "" && !isRegion(region):
		want = `write a country of ISO 3166 last, such as "IN"`
	default:
		return currency.Locale{Language: language, Script: script, Territory: region}, nil
	}
	return currency.Locale{}, &LocaleError{text[:min(len(text), 40)], want}
}

func isRegion(code string) bool {
	_, country := currency.ForCountryCode(code)
	return country || slices.Contains(regions, code)
}
