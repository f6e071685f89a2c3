package ical_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

func TestEveryCodeIsDocumentedAndUnique(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, parser.ParseComments)
	require.NoError(t, err)
	seen := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		require.Len(t, spec.Values, 1)
		literal, ok := spec.Values[0].(*ast.BasicLit)
		require.True(t, ok)
		code, err := strconv.Unquote(literal.Value)
		require.NoError(t, err)
		assert.Regexp(t, `^[a-z]+(-[a-z0-9]+)*$`, code)
		assert.False(t, seen[code], code)
		assert.Regexp(t, "^"+spec.Names[0].Name+": ", spec.Doc.Text())
		seen[code] = true
		return false
	})
	assert.Greater(t, len(seen), 35)
}

func TestEveryNameOfWindowsIsFound(t *testing.T) {
	pattern := regexp.MustCompile(`(?m)^\t\{?"([^"]+)"[,:] +"([^"]*)"`)
	opts := &ical.Options{Zone: load(t, "Indian/Chagos")} // none of them
	for _, file := range []string{"windowsnames.go", "displayname.go"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		names := pattern.FindAllStringSubmatch(string(text), -1)
		require.Greater(t, len(names), 60)
		for _, name := range names {
			zone, _, codes := inZone(t, opts, name[1], "")
			assert.Empty(t, codes, name[1])
			assert.NotEqual(t, "Indian/Chagos", zone, name[1])
			if file == "windowsnames.go" && name[1] != "UTC" { // which is an IANA name itself
				assert.Equal(t, name[2], zone)
			}
		}
	}
}

func TestEveryNameOfTheDatabaseIsFound(t *testing.T) {
	text, err := os.ReadFile("iananames.go")
	require.NoError(t, err)
	names := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(string(text), -1)
	require.Greater(t, len(names), 590)
	previous := ""
	for _, name := range names {
		lower := strings.ToLower(name[1])
		assert.Less(t, previous, lower)
		previous = lower
		if _, err := time.LoadLocation(name[1]); err != nil {
			t.Log(err) // the database of this machine is older
			continue
		}
		zone, _, codes := inZone(t, nil, strings.ToUpper(name[1]), "")
		assert.Empty(t, codes, name[1])
		assert.NotEmpty(t, zone)
	}
}
