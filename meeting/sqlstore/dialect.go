package sqlstore

import (
	"database/sql"
	_ "embed" // for the schemas
	"errors"
	"strconv"
	"strings"
)

// A Dialect is what differs between engines: the types of the schema, how parameters are written, and which errors
// say that a transaction lost against another one. [SQLite] and [PostgreSQL] make one. It is a value and may be
// shared between goroutines; the zero Dialect is none.
type Dialect struct {
	schema   []string // the text of each migration
	numbered bool     // parameters are $1, $2, …, not ?
	reading  sql.TxOptions
	writing  sql.TxOptions
	lost     func(error) bool
	// replan, unless it is empty, is a statement after which those of the transaction are planned for what is there.
	replan string
}

//go:embed schema/sqlite-1.sql
var sqlite1 string

//go:embed schema/postgresql-1.sql
var postgresql1 string

// SQLite returns the dialect of SQLite 3.35 or later. Lost transactions are told by errors that have a method
// Code() int which returns SQLITE_BUSY or SQLITE_LOCKED, also as extended codes (sqlite.org/rescode.html), as
// those of modernc.org/sqlite do.
func SQLite() Dialect {
	return Dialect{
		schema:  []string{sqlite1},
		reading: sql.TxOptions{ReadOnly: true}, // every transaction of SQLite sees one state
		lost:    lostSQLite,
	}
}

// PostgreSQL returns the dialect of PostgreSQL 12 or later, and of engines that speak it. Lost transactions are told
// by errors that have a method SQLState() string which returns 40001, serialization_failure, or 40P01,
// deadlock_detected (PostgreSQL 15, appendix A), as those of jackc/pgx and lib/pq do.
func PostgreSQL() Dialect {
	return Dialect{
		schema:   []string{postgresql1},
		numbered: true,
		reading:  sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
		writing:  sql.TxOptions{Isolation: sql.LevelReadCommitted},
		lost:     lostPostgreSQL,
		replan: "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)" +
			" WHERE current_setting('plan_cache_mode', true) IS NOT NULL", // other engines may not have it
	}
}

// WithLost returns d with another way to tell which errors of a driver say that a transaction lost against another
// one and was, or has to be, rolled back.
func (d Dialect) WithLost(lost func(error) bool) Dialect {
	d.lost = lost
	return d
}

func lostSQLite(err error) bool {
	const busy, locked = 5, 6
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return false
	}
	code := coded.Code() & 0xff // the rest of it says more about the cause
	return code == busy || code == locked
}

func lostPostgreSQL(err error) bool {
	var coded interface{ SQLState() string }
	if !errors.As(err, &coded) {
		return false
	}
	state := coded.SQLState()
	return state == "40001" || state == "40P01"
}

// statement returns a statement with parameters as the dialect writes them. No statement of this package has a
// question mark anywhere else.
func (d Dialect) statement(text string) string {
	if !d.numbered {
		return text
	}
	var b strings.Builder
	for n := 1; ; n++ {
		before, after, found := strings.Cut(text, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		text = after
	}
}
