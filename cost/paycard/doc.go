// Package paycard turns confidential pay into a rate card that may be published.
//
// A cost of a meeting is an equation in the pay of those who attend, and enough equations have one
// solution. So package cost never sees pay: it prices by a published card, and this package makes the card.
// [Publish] takes what people are paid and returns the draft of a [cost.Card], with a text for the public
// that says how the rates came about.
//
// # What is published
//
// People are divided into cells, each made of whole roles, each person in one cell. What is published of a
// cell is one figure, the mean loaded rate per hour of its people, rounded to three significant digits. No
// totals, no head counts, no rate of a group that contains another: cells don't overlap, so whoever adds
// and subtracts them only ever gets sums over whole cells. The guarantee assumes that everybody knows who
// is in which role, all head counts, the role tree and these rules; and it does not rest on the rounding.
//
// A role is a cell of its own if it has at least five people and if
//
//	X − x₁ − x₂ ≥ p·x₁
//
// where X is the total of their pay, x₁ and x₂ are the two highest, and p is 25 %. This is the p %-rule of
// statistical disclosure control: not even the one who is paid second most, who can subtract their own
// pay, gets an upper estimate of the highest pay that is less than p too high. See the Handbook on
// Statistical Disclosure Control, chapter 4, Magnitude tabular data (sdctools.github.io/HandbookSDC), which
// also has the relation to the dominance rule: a p of 25 % replaces a rule that the two highest may have at
// most 80 % of the total.
//
// All other roles go, with each other, to the parent that the caller's tree names. If what has come
// together there is safe, it is a cell: a remainder, never the total of the parent, from which the other
// children could be subtracted. If it is not, cells from below the same parent are taken in, the one with
// the fewest people first, until it is; only if that does not help does it go on to the next parent. The
// choice depends on roles, head counts and whether the rule holds, and on nothing else that pay says: cells
// are never put together because their pay is alike. Roles that are at the top and still in no cell are
// left to the default of the host's own, or refused.
//
// # One card after another
//
// Two cards of one team before and after Ann was hired differ by Ann's pay. So there is one card for a
// period, and a second one is refused ([PublishedError]). And from period to period a cell gets a new rate
// only if no combination of all rates of all periods says anything on fewer than five people even where
// nobody's pay has changed, and if the p %-rule also holds among those of the cell who are counted for the
// first time, and among those who are left of a cell of one card without cells of others that lie within it, as
// when five people move to another role together. Until enough people have come and gone, its roles keep the
// rate of the card before, and the explanation says so.
//
// Pay per year is divided by the hours of the basis and pay per hour is not, so two cards with other hours would
// tell the one from the other: as long as both kinds are counted, other hours are refused.
//
// A [Ledger] is what must be remembered for all this: who was counted where, no pay. The host stores it and
// hands it over; without it nothing can be promised from one card to the next.
//
// # What can be seen of pay
//
// A [Pay] can't be printed, encoded or logged, whatever struct or map of the host it is in; nothing
// gives it back. No error, explanation or ledger has a figure of a single person.
//
// # What is promised, and what is not
//
// It is promised that nobody's pay, and no sum over fewer than five people, can be calculated from all
// the cards of a ledger together with any number of figures of package cost, by somebody who knows
// everything about the calendar and the organization but pay.
//
// It is not promised
//
//   - against knowledge from elsewhere: a public pay scale, a job advertisement, one's own pay. If all
//     people of a role are known to be paid the same, the mean says what each of them gets; if only one
//     person's pay is known to have changed, two cards say by how much; if some people of a cell are known to
//     have got a rise of so many percent, and the others none, two cards say what those are paid together;
//   - against collusion: people who tell each other what they are paid can subtract it. Four of a cell of
//     five learn the pay of the fifth. Ask for more people than five ([Options]) where that is likely;
//   - that the cells say nothing at all. They say that the rule holds for them, which caps the highest
//     pay at (X − x₂)/(1 + p), and a role of five or more that was merged may be one where it fails, that is
//     one with a very high pay. This is why the public explanation names neither parameters nor reasons by
//     role, and why a host may ask for more than the least (and keep it to itself);
//   - for the pay of those who left the company, beyond the five people: the ledger has no pay, so that the
//     p %-rule can't be applied to them;
//   - where somebody has the pay already: the host's own text from which a Pay was made, a debugger, a dump
//     of memory, or the stack that Go prints, with arguments, if a program crashes while a card is made;
//   - for cards that this package did not make, and a default that the host made from pay.
package paycard
