package agenda

import (
	"fmt"
	"iter"
	"slices"
)

// A Purpose is what a sales meeting is for, one of six, as the text that JSON holds. The zero Purpose says
// that none was stated. Purposes compare with ==.
type Purpose string

// The six purposes of a sales meeting.
const (
	Motivate          Purpose = "motivate"           // motivate staff, recognize top performers, set the department's goals
	UpdateProducts    Purpose = "update-products"    // products and services in development, product updates
	FindChallenges    Purpose = "find-challenges"    // find challenges and problems in the department
	AddressShortfalls Purpose = "address-shortfalls" // address shortfalls in sales figures
	DevelopStrategy   Purpose = "develop-strategy"   // strategies and improvements for new and existing products
	PresentCompany    Purpose = "present-company"    // present the company, its products and their benefits to customers
)

var purposes = []Purpose{
	Motivate, UpdateProducts, FindChallenges, AddressShortfalls, DevelopStrategy, PresentCompany,
}

// Purposes returns the six purposes in the order of their declaration.
func Purposes() iter.Seq[Purpose] { return slices.Values(purposes) }

// Check returns an error if p is neither zero nor one of the six purposes.
func (p Purpose) Check() error {
	if p == "" || slices.Contains(purposes, p) {
		return nil
	}
	return fmt.Errorf("%.40q is no purpose: one of %s", string(p), purposes)
}
