// Package enginetest tests package sqlstore on SQLite (modernc.org/sqlite) and on a PostgreSQL server that the tests
// start, of Debian's package postgresql. It is a module of its own, so that no host inherits an engine. There is no
// mock of a database.
//
// The crash tests kill a writing process, and the server, a few times. CRASH_ROUNDS says how many times for each
// engine and victim.
package enginetest
