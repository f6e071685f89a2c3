// Package memstore keeps meetings in memory: the reference of [meeting.Store], for tests and for hosts that keep
// nothing. What it keeps goes with the process.
package memstore
