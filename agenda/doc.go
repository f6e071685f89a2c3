// Package agenda models what a sales meeting is for and what it goes through: its [Purpose], the topics,
// and an [Agenda] of timed items with their presenters.
//
// An agenda knows no calendar: it counts in offsets from the start of the meeting, so that the same one
// serves every occurrence of a series, wherever it is moved.
package agenda
