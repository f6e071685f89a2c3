// Package participant models the people of a sales meeting: who they are, what role they play in the
// sale, what part they take in the meeting, and how they answered the invitation.
//
// Three things that calendars and CRMs mix up are kept apart:
//
//   - a [Role] is what somebody is in the sale (sales manager, technical expert, new customer). It decides
//     what an hour costs and who may do what;
//   - a [Part] is what somebody does in one meeting (chair, required, optional, observer);
//   - a [Response] is what somebody answered (accepted, declined, tentative).
//
// A [Connectivity] says who can join a video meeting.
//
// A [Participant] is a line of a meeting's [Roster] and has all three; a [Person] is an entry of the
// host's [Directory] and has a role only. An [ID] is the host's own key for a person.
//
// The package also holds [Problem] and [Problems], the located errors with which this package and those
// above it say what is wrong with a value: it is the lowest one that needs them.
package participant
