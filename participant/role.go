package participant

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Role is what somebody is in the sale. It is the text that JSON and rate cards hold, in lower case
// with hyphens; the constants below are those of people who take part in sales meetings, and a host may use
// its own:
//
//	const solutionsArchitect participant.Role = "solutions-architect"      // of our own company
//	const broker             participant.Role = "external:broker"          // of another one
//
// The zero Role says that the role is not known. Roles compare with ==.
type Role string

// The roles of people in the sale. Those of customers and partners are external, all others internal.
const (
	SalesManager        Role = "sales-manager"
	Executive           Role = "executive"
	SalesRepresentative Role = "sales-representative"
	SalesOperations     Role = "sales-operations"
	Marketing           Role = "marketing"
	TechnicalExpert     Role = "technical-expert"
	Developer           Role = "developer"
	Manufacturer        Role = "manufacturer"
	FinancialPlanner    Role = "financial-planner"
	NewCustomer         Role = "new-customer"
	ExistingCustomer    Role = "existing-customer"
	Partner             Role = "partner"
)

var roles = []Role{
	SalesManager, Executive, SalesRepresentative, SalesOperations, Marketing, TechnicalExpert,
	Developer, Manufacturer, FinancialPlanner, NewCustomer, ExistingCustomer, Partner,
}

const (
	externalPrefix = "external:"
	maxRoleBytes   = 100
)

// Roles returns the roles that this package names, in the order of their declaration.
func Roles() iter.Seq[Role] { return slices.Values(roles) }

// ParseRole returns the role that text names, as people write it: "Sales Manager", "sales_manager" and
// "sales-manager" are the same. A role that this package does not name is the host's own, and internal
// unless it begins with "external:". Empty text is the zero Role. It is an error if text is longer than
// 100 bytes, is not UTF-8, has control characters, or names no role after "external:".
func ParseRole(text string) (Role, error) {
	if err := checkRoleText(text); err != nil {
		return "", err
	}
	role := foldRole(text)
	if err := role.Check(); err != nil {
		return "", err
	}
	return role, nil
}

func checkRoleText(text string) error {
	switch {
	case len(text) > maxRoleBytes:
		return fmt.Errorf("a role has at most %d bytes, this has %d", maxRoleBytes, len(text))
	case !utf8.ValidString(text):
		return errors.New("a role is UTF-8 text")
	}
	return nil
}

// foldRole returns the one way to write a role. Folding a folded role changes nothing.
func foldRole(text string) Role {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == '_' || r == '\t' || r == '\u00a0'
	})
	folded := strings.Join(words, "-")
	if name, external := strings.CutPrefix(folded, externalPrefix); external {
		folded = externalPrefix + strings.TrimLeft(name, "-")
	}
	return Role(folded)
}

// External reports whether people in the role are not of the host's company, so that their time costs it
// nothing unless a rate card names the role: customers, partners, and the host's own external roles.
func (r Role) External() bool {
	switch r {
	case NewCustomer, ExistingCustomer, Partner:
		return true
	}
	return strings.HasPrefix(string(r), externalPrefix)
}

// Customer reports whether the role is that of a new or existing customer.
func (r Role) Customer() bool { return r == NewCustomer || r == ExistingCustomer }

// String returns the role's text, "sales-manager".
func (r Role) String() string { return string(r) }

// Check returns an error if r is not a role as [ParseRole] returns it: a role that is spelled in another
// way would be a role of its own, which no rate card names. The zero Role is right.
func (r Role) Check() error {
	text := string(r)
	if err := checkRoleText(text); err != nil {
		return err
	}
	switch {
	case strings.ContainsFunc(text, unicode.IsControl):
		return errors.New("a role has no control characters")
	case text == externalPrefix:
		return fmt.Errorf("%q needs the role's name after the colon", text)
	case foldRole(text) != r:
		return fmt.Errorf("role %q is written %q", text, foldRole(text))
	}
	return nil
}
