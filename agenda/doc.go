// Package agenda models what a sales meeting is for, what it goes through, and what comes of it.
//
// Before: a [Purpose], an [Agenda] of timed items with their presenters, made by hand or from a [Template], fitted into
// the time there is by [Agenda.Fit]; an [Expectation] says whom and what it lacks. In the meeting: a [Run], which takes
// the time as an argument and keeps a log. After: [Minutes], of which customers read the [CustomerCopy]; what was
// left open goes to the next meeting or to a [Backlog].
//
// An agenda knows no calendar: it counts in offsets from the start of the meeting, so that the same one
// serves every occurrence of a series, wherever it is moved. A run has instants, minutes have dates.
//
// Agendas, minutes, backlogs, templates and expectations are plain data: Problems says all that is wrong with one,
// and methods leave it as it is. None of them may be changed while another goroutine reads it.
package agenda
