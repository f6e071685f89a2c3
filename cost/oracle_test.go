package cost_test

import (
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An oracle works out what an occurrence costs a second time: person by person in big.Rat, straight from the
// formulas of cost-model.md 3.2, 3.3 and 3.5, with nothing of package cost but its plain data.
type oracle struct {
	card       cost.CardDraft
	directory  map[participant.ID]participant.Person
	byResponse map[participant.Response]string
	byPerson   map[participant.ID]string
	history    map[participant.ID]cost.History
	prior      cost.Prior
	observed   map[meeting.Key][]agenda.Presence
	plan       cost.PlanDraft
	plans      map[meeting.ID]cost.PlanDraft
	lines      []oracleLine
	quotas     *cost.QuotaDraft
}

// An oracleLine is a line of a host's own: so much for each role, or for each hour of the occurrence.
type oracleLine struct {
	name     cost.Line
	ofPeople bool
	byRole   map[participant.Role]string
	perHour  string
}

// A guest is somebody at an occurrence.
type guest struct {
	participant.Participant
	likely      *big.Rat
	sunk        bool     // presents or organizes
	hours, over *big.Rat // as they were seen; nil: as planned
}

func oracleNumber(text string) *big.Rat {
	if text == "" {
		return new(big.Rat)
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("no number: " + text)
	}
	return r
}

func whole(n int) *big.Rat { return big.NewRat(int64(n), 1) }

func hoursIn(d time.Duration) *big.Rat { return big.NewRat(int64(d/time.Second), 3600) }

func times(factors ...*big.Rat) *big.Rat {
	product := whole(1)
	for _, f := range factors {
		product.Mul(product, f)
	}
	return product
}

func oraclePlus(terms ...*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, t := range terms {
		sum.Add(sum, t)
	}
	return sum
}

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func seconds(hours *big.Rat) *big.Rat { return times(hours, whole(3600)) }

// rate is r: an external role, or somebody marked as external in a role of the company's own, costs nothing unless
// the card names the role; the card's default is for everybody else.
func (x *oracle) rate(p participant.Participant) *big.Rat {
	text, named := x.card.PerHour[p.Role]
	switch {
	case p.Role.External():
		return oracleNumber(text)
	case p.External:
		return new(big.Rat)
	case named:
		return oracleNumber(text)
	}
	return oracleNumber(x.card.Default)
}

// likely is p of section 3.2.
func (x *oracle) likely(p participant.Participant) *big.Rat {
	if p.Response != participant.Declined {
		if text, ok := x.byPerson[p.ID]; ok {
			return oracleNumber(text)
		}
		if h, ok := x.history[p.ID]; ok {
			alpha, beta := oracleNumber(x.prior.Attended), oracleNumber(x.prior.Missed)
			came, invited := whole(h.Attended), whole(h.Invited)
			return fourPlaces(new(big.Rat).Quo(oraclePlus(came, alpha), oraclePlus(invited, alpha, beta)))
		}
	}
	if text, ok := x.byResponse[p.Response]; ok {
		return oracleNumber(text)
	}
	if p.Response == participant.Declined {
		return new(big.Rat)
	}
	return whole(1)
}

// fourPlaces rounds half to even.
func fourPlaces(n *big.Rat) *big.Rat {
	scaled := times(n, whole(10_000))
	floor := new(big.Rat).SetInt(new(big.Int).Quo(scaled.Num(), scaled.Denom()))
	rest := minus(scaled, floor)
	odd := floor.Num().Bit(0) == 1
	if c := rest.Cmp(big.NewRat(1, 2)); c > 0 || c == 0 && odd {
		floor.Add(floor, whole(1))
	}
	return floor.Quo(floor, whole(10_000))
}

// known fills in what the directory has of somebody without a role.
func (x *oracle) known(p participant.Participant) participant.Participant {
	if d, ok := x.directory[p.ID]; ok && p.Role == "" {
		p.Role, p.External = d.Role, p.External || d.External
	}
	return p
}

// guests are those who count at o.
func (x *oracle) guests(o meeting.Occurrence) (list []guest, seen bool) {
	organizer := o.Meeting().Organizer()
	presences, seen := x.observed[o.Key()]
	on := map[participant.ID]bool{}
	add := func(p participant.Participant) {
		on[p.ID] = true
		p = x.known(p)
		g := guest{Participant: p, likely: x.likely(p), sunk: p.ID == organizer || o.Presents(p.ID)}
		if seen {
			g.see(presences, o.Interval().End())
		}
		list = append(list, g)
	}
	for p := range o.Participants() {
		add(p)
	}
	for _, p := range presences {
		if !on[p.Person] {
			add(participant.Participant{ID: p.Person, Part: participant.Required})
		}
	}
	if _, ok := x.directory[organizer]; ok && !on[organizer] {
		add(participant.Participant{ID: organizer, Part: participant.Required, Response: participant.Accepted})
	}
	return list, seen
}

// see counts the time in which somebody was there, once where presences overlap.
func (g *guest) see(presences []agenda.Presence, end time.Time) {
	presences = slices.Clone(presences)
	slices.SortFunc(presences, func(a, b agenda.Presence) int { return a.Joined.Compare(b.Joined) })
	g.likely = new(big.Rat)
	var until, there, over int64
	for _, p := range presences {
		if p.Person != g.ID {
			continue
		}
		g.likely = whole(1)
		from, to := max(until, p.Joined.Unix()), p.Left.Unix()
		there += max(0, to-from)
		over += max(0, to-max(from, end.Unix()))
		until = max(until, to)
	}
	g.hours, g.over = big.NewRat(there, 3600), big.NewRat(over, 3600)
}

func (x *oracle) planOf(o meeting.Occurrence) cost.PlanDraft {
	if own, ok := x.plans[o.Meeting().ID()]; ok {
		return own
	}
	return x.plan
}

// shows is p_x of an occurrence to which a required customer is expected; what was observed took place.
func (x *oracle) shows(plan cost.PlanDraft, guests []guest, seen bool) *big.Rat {
	for _, g := range guests {
		required := g.Part == participant.Required || g.Part == participant.Chair
		if g.customer() && required && g.likely.Sign() > 0 && !seen && plan.NoShow.Shows != "" {
			return oracleNumber(plan.NoShow.Shows)
		}
	}
	return whole(1)
}

func (g *guest) customer() bool {
	return g.Role == participant.NewCustomer || g.Role == participant.ExistingCustomer || g.Role == "" && g.External
}
