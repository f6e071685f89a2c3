package agenda

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A Purpose is what a sales meeting is for: one of the six that domain fact S6 lists. The zero Purpose
// says that none was stated. Purposes compare with ==.
type Purpose uint8

// The six purposes of a sales meeting, (a) to (f) of domain fact S6.
const (
	unstated          Purpose = iota
	Motivate                  // (a) motivate staff, recognize top performers, set the department's goals
	UpdateProducts            // (b) products and services in development, product updates
	FindChallenges            // (c) find challenges and problems in the department
	AddressShortfalls         // (d) address shortfalls in sales figures
	DevelopStrategy           // (e) strategies and improvements for new and existing products
	PresentCompany            // (f) present the company, its products and their benefits to customers
)

var purposeTexts = []string{
	"", "motivate", "update-products", "find-challenges", "address-shortfalls", "develop-strategy",
	"present-company",
}

// Purposes returns the six purposes in the order of domain fact S6.
func Purposes() iter.Seq[Purpose] {
	return slices.Values([]Purpose{
		Motivate, UpdateProducts, FindChallenges, AddressShortfalls, DevelopStrategy, PresentCompany,
	})
}

// ParsePurpose returns the purpose that text names, in any case: "address-shortfalls". Empty text is the
// zero Purpose.
func ParsePurpose(text string) (Purpose, error) {
	i := slices.Index(purposeTexts, strings.ToLower(text))
	if i < 0 {
		return unstated, fmt.Errorf("%.40q is no purpose: one of %s", text,
			strings.Join(purposeTexts[1:], ", "))
	}
	return Purpose(i), nil
}

// Check returns an error if p is not one of the six purposes or the zero Purpose.
func (p Purpose) Check() error {
	_, err := p.MarshalText()
	return err
}

// String returns the purpose's text, "address-shortfalls"; the zero Purpose has none.
func (p Purpose) String() string {
	if int(p) >= len(purposeTexts) {
		return fmt.Sprintf("unknown (%d)", uint8(p))
	}
	return purposeTexts[p]
}

// MarshalText returns the purpose's text. It fails for a value that is no Purpose.
func (p Purpose) MarshalText() ([]byte, error) {
	if int(p) >= len(purposeTexts) {
		return nil, fmt.Errorf("%d is no purpose", uint8(p))
	}
	return []byte(purposeTexts[p]), nil
}

// UnmarshalText sets p to the purpose that text names.
func (p *Purpose) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePurpose(string(text))
	return err
}
