package agenda

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Topic is what an item of an agenda is about. It is the text that JSON holds; the constants are those
// that sales departments have, and a host may use its own. The zero Topic says that none was
// stated. Topics compare with ==.
type Topic string

// The topics of sales meetings.
const (
	Policies     Topic = "policies"      // sales policies
	Procedures   Topic = "procedures"    // sales procedures
	Incentives   Topic = "incentives"    // commissions, contests, awards
	Products     Topic = "products"      // the company's products
	Services     Topic = "services"      // the company's services
	Campaigns    Topic = "campaigns"     // campaigns for pitching customers
	Marketing    Topic = "marketing"     // new marketing efforts
	SalesProcess Topic = "sales-process" // whatever else affects the process
	ToolTraining Topic = "tool-training" // software that helps to reach prospects
)

// Topics returns the topics that this package names, in the order of their declaration.
func Topics() iter.Seq[Topic] {
	return slices.Values([]Topic{
		Policies, Procedures, Incentives, Products, Services, Campaigns, Marketing, SalesProcess,
		ToolTraining,
	})
}

const maxTopicBytes = 100

// Check returns an error if t is too long (100 bytes), not UTF-8, or has control characters.
func (t Topic) Check() error {
	switch {
	case len(t) > maxTopicBytes:
		return fmt.Errorf("a topic has at most %d bytes, this has %d", maxTopicBytes, len(t))
	case !utf8.ValidString(string(t)) || strings.ContainsFunc(string(t), unicode.IsControl):
		return errors.New("a topic is UTF-8 text without control characters")
	}
	return nil
}
