package participant_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/participant"
)

func TestRolesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]participant.Role{
		"":                                    "",
		"  ":                                  "",
		"sales-manager":                       participant.SalesManager,
		"Sales Manager":                       participant.SalesManager,
		"SALES_MANAGER":                       participant.SalesManager,
		" sales\u00a0\t manager ":             participant.SalesManager,
		"New Customer":                        participant.NewCustomer,
		"Solutions Architect":                 "solutions-architect",
		"External:Broker":                     "external:broker",
		"external: Insurance Broker":          "external:insurance-broker",
		"external:--broker":                   "external:broker",
		"एजेंट":                               "एजेंट",
		strings.Repeat("x", 100):              participant.Role(strings.Repeat("x", 100)),
		"external:" + strings.Repeat("x", 91): participant.Role("external:" + strings.Repeat("x", 91)),
	} {
		role, err := participant.ParseRole(text)
		require.NoError(t, err, text)
		require.Equal(t, want, role)
	}
	for name, text := range map[string]string{
		"too long": strings.Repeat("x", 101), "megabytes": strings.Repeat("x", 10<<20), "not UTF-8": "\xff",
		"control characters": "a\x00b", "no name": "external:", "no name either": "External: _",
	} {
		_, err := participant.ParseRole(text)
		require.Error(t, err, name)
		require.Less(t, len(err.Error()), 300)
	}
}

func TestARoleIsWrittenOneWay(t *testing.T) {
	for role := range participant.Roles() {
		require.NoError(t, role.Check())
		read, err := participant.ParseRole(role.String())
		require.NoError(t, err)
		require.Equal(t, role, read)
	}
	require.Len(t, slices.Collect(participant.Roles()), 12)
	require.ErrorContains(t, participant.Role("Sales Manager").Check(), `"sales-manager"`)
	require.NoError(t, participant.Role("").Check())
}

func TestCustomersAreNewOrExisting(t *testing.T) {
	var customers []participant.Role
	for role := range participant.Roles() {
		if role.Customer() {
			customers = append(customers, role)
		}
	}
	require.Equal(t, []participant.Role{participant.NewCustomer, participant.ExistingCustomer}, customers)
}

func FuzzParseRole(f *testing.F) {
	for _, seed := range []string{"Sales Manager", "external: x", "external:-_-x", "İ", "ǅ x", "K\u00a0x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		role, err := participant.ParseRole(text)
		if err != nil {
			return
		}
		require.NoError(t, role.Check())
		again, err := participant.ParseRole(string(role))
		require.NoError(t, err)
		require.Equal(t, role, again)
	})
}

func TestPartsAndResponsesAreText(t *testing.T) {
	for part := participant.Required; part <= participant.Observer; part++ {
		text, err := part.MarshalText()
		require.NoError(t, err)
		require.Equal(t, part.String(), string(text))
		read, err := participant.ParsePart(strings.ToUpper(part.String()))
		require.NoError(t, err)
		require.Equal(t, part, read)
	}
	for response := participant.NeedsAction; response <= participant.Delegated; response++ {
		require.NoError(t, response.Check())
		text, err := response.MarshalText()
		require.NoError(t, err)
		var read participant.Response
		require.NoError(t, read.UnmarshalText(text))
		require.Equal(t, response, read)
	}
	require.Equal(t, "unknown (9)", participant.Part(9).String())
	_, err := participant.Part(9).MarshalText()
	require.Error(t, err)
	require.Error(t, participant.Response(9).Check())
	_, err = participant.Response(9).MarshalText()
	require.Error(t, err)
	for _, text := range []string{"", "boss", strings.Repeat("x", 1<<20)} {
		_, err = participant.ParsePart(text)
		require.Error(t, err)
		require.Less(t, len(err.Error()), 200)
		_, err = participant.ParseResponse(text)
		require.Error(t, err)
	}
}

func TestADirectoryFindsPeopleByKeyAndByAddressInAnyCase(t *testing.T) {
	ann := participant.Person{ID: "ann", Email: "Ann@Example.com", Role: participant.SalesManager, Company: "Acme"}
	bo := participant.Person{ID: "bo"}
	d, err := participant.NewDirectory(bo, ann)
	require.NoError(t, err)
	for _, address := range []string{"ann@example.com", "ANN@EXAMPLE.COM", " Ann@Example.com "} {
		p, ok := d.ByEmail(address)
		require.True(t, ok)
		require.Equal(t, ann, p)
	}
	p, ok := d.ByID("bo")
	require.True(t, ok)
	require.Equal(t, bo, p)
	_, ok = d.ByID("Ann")
	require.False(t, ok, "keys are opaque")
	_, ok = d.ByEmail("")
	require.False(t, ok)
	require.Equal(t, []participant.Person{ann, bo}, d.People())
	require.Equal(t, 2, d.Len())
	require.Equal(t, participant.Participant{ID: "ann", Email: "Ann@Example.com", Role: participant.SalesManager, Part: participant.Chair}, ann.In(participant.Chair))
}

func TestTheZeroDirectoryHasNobody(t *testing.T) {
	var d participant.Directory
	require.Zero(t, d.Len())
	require.Empty(t, d.People())
	_, ok := d.ByID("a")
	require.False(t, ok)
	_, ok = d.ByEmail("a@x")
	require.False(t, ok)
}

func TestADirectoryReportsAllFaultsAtOnce(t *testing.T) {
	d, err := participant.NewDirectory(
		participant.Person{ID: "a", Email: "a@x"},
		participant.Person{},
		participant.Person{},
		participant.Person{ID: "a", Email: "A@X"},
		participant.Person{ID: "b", Role: "Boss", Email: "b", Name: "\xff", Company: "\xff"},
	)
	require.Equal(t, []string{"/1/id", "/2/id", "/3/id", "/3/email", "/4/name", "/4/email", "/4/role", "/4/company"}, pathsOf(participant.Located("", err)))
	require.Zero(t, d.Len())
}

func TestRecordsNeedATypeAndAnID(t *testing.T) {
	require.NoError(t, participant.Record{Type: "account", ID: "4711"}.Check())
	require.Equal(t, "account/4711", participant.Record{Type: "account", ID: "4711"}.String())
	for _, r := range []participant.Record{
		{},
		{Type: "account"},
		{ID: "1"},
		{Type: strings.Repeat("x", 256), ID: "1"},
		{Type: "x", ID: strings.Repeat("x", 256)},
		{Type: "\xff", ID: "1"},
		{Type: "x", ID: "\xff"},
	} {
		require.Error(t, r.Check(), r)
	}
}

func TestProblemsAreErrorsThatCanBeLookedInto(t *testing.T) {
	ps := participant.Problems{{Path: "/a", Err: io.EOF}, {Err: io.ErrUnexpectedEOF}}
	require.Equal(t, "/a: EOF; unexpected EOF", ps.Error())
	require.ErrorIs(t, ps, io.EOF)
	require.ErrorIs(t, ps.Err(), io.ErrUnexpectedEOF)
	var p participant.Problem
	require.ErrorAs(t, ps, &p)
	require.Equal(t, "/a", p.Path)
	require.NoError(t, participant.Problems{}.Err())
	require.Equal(t, participant.Problems{{Path: "/x/a", Err: io.EOF}, {Path: "/x", Err: io.ErrUnexpectedEOF}}, ps.Under("/x"))
	require.Equal(t, "/a", ps[0].Path, "the faults themselves stay")
}

func TestLocatedKeepsPathsBelowItsOwn(t *testing.T) {
	require.Nil(t, participant.Located("/x", nil))
	require.Equal(t, []string{"/x"}, pathsOf(participant.Located("/x", io.EOF)))
	require.Equal(t, []string{"/x/a"}, pathsOf(participant.Located("/x", participant.Problem{Path: "/a", Err: io.EOF})))
	require.Equal(t, []string{"/x/a", "/x/b"}, pathsOf(participant.Located("/x", participant.Problems{{Path: "/a", Err: io.EOF}, {Path: "/b", Err: io.EOF}})))
}

type elsewhere struct{ error }

func (e elsewhere) Located() (path string, err error) { return "/rule", e.error }

func TestLocatedAsksErrorsOfPackagesThatKnowNoProblems(t *testing.T) {
	wrapped := fmt.Errorf("of the zone: %w", elsewhere{io.EOF})
	require.Equal(t, participant.Problems{{Path: "/zone/rule", Err: io.EOF}}, participant.Located("/zone", wrapped))
	joined := errors.Join(wrapped, participant.Problems{{Path: "/a", Err: io.EOF}, {Path: "/b", Err: io.EOF}}, io.EOF)
	require.Equal(t, []string{"/zone/rule", "/zone/a", "/zone/b", "/zone"}, pathsOf(participant.Located("/zone", joined)))
}

// RFC 6901 section 3.
func TestPointersEscapeAsRFC6901Section3Says(t *testing.T) {
	for want, tokens := range map[string][]any{
		"":             nil,
		"/":            {""},
		"/a/0":         {"a", 0},
		"/a~1b/m~0n":   {"a/b", "m~n"},
		"/~01":         {"~1"},
		"/c%d/ /\"/é":  {"c%d", " ", `"`, "é"},
		"/items/12/id": {"items", 12, "id"},
	} {
		require.Equal(t, want, participant.Pointer(tokens...))
	}
	require.Panics(t, func() { participant.Pointer(1.5) })
}
