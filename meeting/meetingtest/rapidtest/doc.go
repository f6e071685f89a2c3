// Package rapidtest has no code: its tests hold the Scheduler against a simple model, call by call, with
// pgregory.net/rapid, which finds the shortest list of calls that shows a fault. It is a module of its own, so that
// nobody else requires rapid.
//
//	go -C meeting/meetingtest/rapidtest test ./...
//	SCHEDULER_RUNS=10000 go -C meeting/meetingtest/rapidtest test -timeout=20m ./...
//
// SCHEDULER_RUNS is how many lists of calls are tried. Without it they are few, for a quick answer.
package rapidtest
