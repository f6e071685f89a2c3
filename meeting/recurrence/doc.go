// Package recurrence says when the meetings of a series take place.
package recurrence
