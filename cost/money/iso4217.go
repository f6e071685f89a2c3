package money

import (
	"cmp"
	"slices"
	"strings"
)

// The data of ISO 4217.
//
// Source: ISO 4217 list one (current currency and funds codes) of the maintenance agency, SIX
// Financial Information, https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html,
// as published on 2026-01-01 (up to amendment 180: Bulgaria joins the euro), read in three
// transcriptions that agree. The list published on 2026-09-17 counts the same: 165 codes with a
// minor unit (17, 139, 7 and 2 of 0, 2, 3 and 4 digits) and 13 without.
//
// When the list changes: a new code is added; a code that leaves moves to retiredCodes, and from the
// first release on it also stays readable in stored JSON.
const (
	codesWith0Digits = `
BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF`
	codesWith2Digits = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP
GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS
VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`
	codesWith3Digits = `
BHD IQD JOD KWD LYD OMR TND`
	codesWith4Digits = `
CLF UYW`
)

// codesWithoutMinorUnit are the codes of list one for which it says "N.A.": precious metals, bond
// market units, units of account, the testing code, and "no currency". What has no minor unit can't
// be rounded to one, so none of them is a [Currency].
const codesWithoutMinorUnit = `XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX`

// retiredCodes are the codes that left list one since 2016, with what took their place and since
// when, for the error only.
var retiredCodes = map[string]string{
	"BYR": "BYN since 2016-07-01", // amendment 161
	"MRO": "MRU since 2018-01-01", // amendment 165
	"STD": "STN since 2018-01-01", // amendment 164
	"VEF": "VES since 2018-08-20", // amendment 168
	"CUC": "CUP since 2021-07-01", // amendment 178 took it off the list
	"HRK": "EUR since 2023-01-01", // amendment 174
	"SLL": "SLE since 2024-01-01", // amendments 172 and 175
	"ZWL": "ZWG since 2024-09-01", // amendment 177
	"ANG": "XCG since 2025-03-31", // amendment 176
	"BGN": "EUR since 2026-01-01", // amendment 180
}

// isoEntry is a row of the list.
type isoEntry struct {
	code   string
	digits uint8
}

// isoList has the codes in alphabetical order. It is made once, at start, from the constants above,
// and never changed.
var isoList = func() []isoEntry {
	var list []isoEntry
	add := func(codes string, digits uint8) {
		for code := range strings.FieldsSeq(codes) {
			list = append(list, isoEntry{code, digits})
		}
	}
	add(codesWith0Digits, 0)
	add(codesWith2Digits, 2)
	add(codesWith3Digits, 3)
	add(codesWith4Digits, 4)
	slices.SortFunc(list, func(a, b isoEntry) int { return cmp.Compare(a.code, b.code) })
	return list
}()
