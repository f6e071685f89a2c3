package cost

import (
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A seriesTally adds up a meeting.
type seriesTally struct {
	tally   *tally
	pricing *pricing
	row     SeriesCost
	alike   batch // occurrences that nothing sets apart

	// What one of them takes if it lasts so many seconds.
	seconds uint64
	one     priced
}

func (s *seriesTally) add(o meeting.Occurrence) error {
	m, seconds := s.tally.model, wholeSeconds(o.Length())
	if s.apart(o) {
		b := batch{first: o}
		var err error
		if b.people, err = s.partyOf(o); err != nil {
			return err
		}
		b.add(s.pricing.plan, seconds)
		p, err := s.flushed(&b)
		if err != nil {
			return err
		}
		week := s.tally.weeks.at(o.Unix())
		return addTo(&week.Figures, &week.Costs, p.Figures, p.Costs)
	}
	if s.alike.people == nil {
		people, err := s.partyOf(o)
		if err != nil {
			return err
		}
		s.alike = batch{first: o, people: people}
	}
	s.alike.add(s.pricing.plan, seconds)
	if s.one.Occurrences == 0 || s.seconds != seconds {
		b := batch{first: o, people: s.alike.people}
		b.add(s.pricing.plan, seconds)
		var err error
		if s.one, err = m.price(s.pricing, &b); err != nil {
			return err
		}
		s.seconds = seconds
	}
	week := s.tally.weeks.at(o.Unix())
	return addTo(&week.Figures, &week.Costs, s.one.Figures, s.one.Costs)
}

// apart reports whether o has to be priced by itself: it has people or a price of its own.
func (s *seriesTally) apart(o meeting.Occurrence) bool {
	ch := s.tally.model.choice
	return o.Overridden() || len(ch.Lines) > 0 || ch.sees(&o)
}

func (s *seriesTally) partyOf(o meeting.Occurrence) (*party, error) {
	m := s.tally.model
	return m.partyOf(o, s.pricing, func(role participant.Role) { s.tally.assume(m.card.defaultRate(role)) })
}

// flush adds a batch to everything but weeks and records.
func (s *seriesTally) flush(b *batch) error {
	_, err := s.flushed(b)
	return err
}

func (s *seriesTally) flushed(b *batch) (p priced, err error) {
	if b.occurrences == 0 {
		return priced{}, nil
	}
	if p, err = s.tally.model.price(s.pricing, b); err != nil {
		return priced{}, err
	}
	if err := addTo(&s.row.Figures, &s.row.Costs, p.Figures, p.Costs); err != nil {
		return priced{}, err
	}
	roles, err := s.tally.model.rolesOf(&p, s.pricing, b)
	if err != nil {
		return priced{}, err
	}
	err = s.tally.add(&p, roles)
	return p, err
}
