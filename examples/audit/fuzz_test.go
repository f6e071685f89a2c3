package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Whatever stands in people.csv or card.csv, it is read or refused with the name of the file.
func FuzzTables(f *testing.F) {
	for _, seed := range []string{
		twoPeople, twoRates, "\ufeffrole;rate;currency\r\nA;1,5;EUR\r\n", "email,role\n\"a@b\"\"\n,\n", "role,rate,currency\ndefault,1/3,JPY\n", ",,\n;\n", "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source{"table.csv", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
		people, err := readPeople(file, wallclock.SystemZones())
		if err != nil {
			assert.True(t, strings.HasPrefix(err.Error(), "table.csv:"), "%v", err)
		}
		for _, p := range people.directory.People() {
			assert.Contains(t, string(p.ID), "@")
		}
		card, err := readCard(file)
		if err != nil {
			assert.True(t, strings.HasPrefix(err.Error(), "table.csv:"), "%v", err)
		} else {
			assert.False(t, card.IsZero())
		}
	})
}
