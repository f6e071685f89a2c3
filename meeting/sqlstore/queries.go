package sqlstore

import (
	"context"
	"database/sql"
	"strings"
)

// queries runs the statements of one transaction, for one tenant, whose key is a parameter of each.
type queries struct {
	ctx    context.Context //nolint:containedctx // it lives as long as the call that it was made for
	tx     *sql.Tx
	base   *Database
	tenant string
}

// exec runs a statement whose parameters are written as question marks.
func (q queries) exec(statement string, args ...any) (sql.Result, error) {
	return q.tx.ExecContext(q.ctx, q.base.dialect.statement(statement), args...)
}

// replan lets the engine plan the statements that follow for what is there now.
func (q queries) replan() error {
	if q.base.dialect.replan == "" {
		return nil
	}
	return q.do(q.base.dialect.replan)
}

// do runs a statement.
func (q queries) do(statement string, args ...any) error {
	_, err := q.exec(statement, args...)
	return err
}

// swap runs a statement that changes one row if it is as expected, and reports whether it was.
func (q queries) swap(statement string, args ...any) (bool, error) {
	result, err := q.exec(statement, args...)
	if err != nil {
		return false, err
	}
	return changedOne(result)
}

// rows runs a statement and calls row for each row of what comes of it.
func (q queries) rows(row func(scan func(dest ...any) error) error, statement string, args ...any) error {
	rows, err := q.tx.QueryContext(q.ctx, q.base.dialect.statement(statement), args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err has it
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// maxParameters is how many a statement may have, well below what engines allow (SQLite 3.32: 32,766).
const maxParameters = 2000

// insert adds rows, each without the tenant's key, as many in one statement as may be. The columns are all of the
// table's but the tenant; then says what to do about rows that are there already.
func (q queries) insert(table, columns string, rows [][]any, then string) error {
	width := strings.Count(columns, ",") + 2
	group := "(?" + strings.Repeat(", ?", width-1) + ")"
	for len(rows) > 0 {
		n := min(len(rows), maxParameters/width)
		args := make([]any, 0, n*width)
		for _, row := range rows[:n] {
			args = append(append(args, q.tenant), row...)
		}
		statement := "INSERT INTO " + table + " (tenant, " + columns + ") VALUES " + group +
			strings.Repeat(", "+group, n-1) + then
		if _, err := q.exec(statement, args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// in returns the condition that a column has one of the values, of which there is at least one.
func in[T any](column string, values []T) (condition string, args []any) {
	for _, v := range values {
		args = append(args, v)
	}
	return column + " IN (?" + strings.Repeat(", ?", len(values)-1) + ")", args
}
