package agenda

import (
	"fmt"
	"iter"
	"slices"
)

// A Purpose is what a sales meeting is for, one of the six that domain fact S6 lists, as the text that
// JSON holds. The zero Purpose says that none was stated. Purposes compare with ==.
type Purpose string

// The six purposes of a sales meeting, (a) to (f) of domain fact S6.
const (
	Motivate          Purpose = "motivate"           // (a) motivate staff, recognize top performers, set the department's goals
	UpdateProducts    Purpose = "update-products"    // (b) products and services in development, product updates
	FindChallenges    Purpose = "find-challenges"    // (c) find challenges and problems in the department
	AddressShortfalls Purpose = "address-shortfalls" // (d) address shortfalls in sales figures
	DevelopStrategy   Purpose = "develop-strategy"   // (e) strategies and improvements for new and existing products
	PresentCompany    Purpose = "present-company"    // (f) present the company, its products and their benefits to customers
)

var purposes = []Purpose{
	Motivate, UpdateProducts, FindChallenges, AddressShortfalls, DevelopStrategy, PresentCompany,
}

// Purposes returns the six purposes in the order of domain fact S6.
func Purposes() iter.Seq[Purpose] { return slices.Values(purposes) }

// Check returns an error if p is neither zero nor one of the six purposes.
func (p Purpose) Check() error {
	if p == "" || slices.Contains(purposes, p) {
		return nil
	}
	return fmt.Errorf("%.40q is no purpose: one of %s", string(p), purposes)
}
