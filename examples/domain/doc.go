// Package domain has a test for each fact about sales meetings that this project goes by, S1 to S16: it does with the
// library what a host can do by that fact, through what is exported alone. S9, a survey, is background and has no test;
// of S7, the two stories are examples/planners and examples/demo-day.
package domain
