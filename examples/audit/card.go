package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// defaultRole is what a card calls the rate of everybody whose role it lacks.
const defaultRole = "default"

// readCard reads a rate card: role, rate per hour and currency, which is the same in all lines. No file
// gives the zero Card.
func readCard(s source) (cost.Card, error) {
	if s.isZero() {
		return cost.Card{}, nil
	}
	rows, err := readTable(s, "role", "rate", "currency")
	if err != nil {
		return cost.Card{}, err
	}
	if len(rows) == 0 {
		return cost.Card{}, fmt.Errorf("%s: has no rates: want a line for each role, such as sales-manager,96.00,USD", s.name)
	}
	draft := cost.CardDraft{
		Currency: strings.ToUpper(rows[0].field("currency")), Source: s.name, PerHour: make(map[participant.Role]string),
	}
	lines := make(map[string]int, len(rows))
	for _, r := range rows {
		if err := addRate(&draft, lines, r, rows[0].line); err != nil {
			return cost.Card{}, err
		}
	}
	card, err := cost.NewCard(draft)
	if err != nil {
		return cost.Card{}, fmt.Errorf("%s: %w", s.name, err)
	}
	return card, nil
}

// addRate adds the rate of a row to the draft. Lines are those of the roles before it.
func addRate(draft *cost.CardDraft, lines map[string]int, r row, firstLine int) error {
	currency, err := money.ParseCurrency(strings.ToUpper(r.field("currency")))
	switch {
	case err != nil:
		return r.wrong("%w", err)
	case currency.Code() != draft.Currency:
		return r.wrong("is in %s, line %d in %s: a card has one currency", currency, firstLine, draft.Currency)
	}
	rate := r.field("rate")
	if _, err := money.NewRate(rate, currency); err != nil {
		if strings.Contains(rate, ",") {
			return r.wrong("the rate %.40q has a comma: write it with a point and without grouping, as 1234.50", rate)
		}
		return r.wrong("%w", err)
	}
	role, err := participant.ParseRole(r.field("role"))
	switch {
	case err != nil:
		return r.wrong("%w", err)
	case role == "":
		return r.wrong("names no role; the rate for everybody else has the role %q", defaultRole)
	}
	if first, twice := lines[string(role)]; twice {
		return r.wrong("the role %q is there twice, first in line %d", role, first)
	}
	lines[string(role)] = r.line
	if role == defaultRole {
		draft.Default = rate
	} else {
		draft.PerHour[role] = rate
	}
	return nil
}

// withRemedy says which rate a card lacks and what to do about it.
func withRemedy(err error, card string) error {
	missing := (*cost.NoRateError)(nil)
	if !errors.As(err, &missing) {
		return err
	}
	if missing.Role == "" {
		return fmt.Errorf("%s has no rate for people whose role is not known: add a line with the role %q, or give their roles with -people",
			card, defaultRole)
	}
	return fmt.Errorf("%s has no rate for the role %q: add a line for it, or one with the role %q for everybody else",
		card, missing.Role, defaultRole)
}
