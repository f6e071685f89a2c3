package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// A Migration takes the schema from the version before to its own. It is plain data.
type Migration struct {
	Version int // the first is 1
	// Statements are run in order, in one transaction. The second writes the version down, in a row of the table
	// that the first makes where it is missing.
	Statements []string
}

// Migrations returns all migrations in order, for a host that runs them with its own. Those that were released never
// change; a later version of the library may add some.
func (d Dialect) Migrations() []Migration {
	var list []Migration
	for i, text := range d.schema {
		m := Migration{Version: i + 1}
		for statement := range strings.SplitSeq(text, ";\n") {
			if statement = strings.TrimSpace(statement); statement != "" {
				m.Statements = append(m.Statements, statement)
			}
		}
		list = append(list, m)
	}
	return list
}

// Migrate brings the schema up to date, whatever version it is at, each migration in a transaction. It may be called
// at every start of a process, and by several at once: where there is nothing to do it only reads. It fails if the
// schema is of a later version of the library.
func (d *Database) Migrate(ctx context.Context) error {
	all := d.dialect.Migrations()
	version, _ := d.version(ctx) // before the first migration there is none
	for _, m := range all[min(version, len(all)):] {
		if err := d.migrate(ctx, m); err != nil {
			return fmt.Errorf("sqlstore: migration %d: %w", m.Version, err)
		}
	}
	version, err := d.version(ctx)
	if err != nil {
		return fmt.Errorf("sqlstore: version of the schema: %w", err)
	}
	if version > len(all) {
		return fmt.Errorf("sqlstore: the schema is at version %d, this version of the library knows %d", version, len(all))
	}
	return nil
}

// version returns the version of the schema.
func (d *Database) version(ctx context.Context) (int, error) {
	var version int
	err := d.db.QueryRowContext(ctx, "SELECT MAX(version) FROM salesmeeting_schema").Scan(&version)
	return version, err
}

// migrate tries again where another process migrates at the same time: making the first table may fail then.
func (d *Database) migrate(ctx context.Context, m Migration) error {
	var err error
	for range attempts {
		if err = d.run(ctx, m); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}

func (d *Database) run(ctx context.Context, m Migration) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it has come to an end, or there is an error already
	for i, statement := range m.Statements {
		result, err := tx.ExecContext(ctx, statement)
		if err != nil {
			return err
		}
		if i == 1 {
			if isNew, err := changedOne(result); err != nil || !isNew {
				return err
			}
		}
	}
	return tx.Commit()
}

// changedOne reports whether a statement changed a row.
func changedOne(result sql.Result) (bool, error) {
	n, err := result.RowsAffected()
	return n > 0, err
}
