package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxTable is the most bytes of a CSV file.
const maxTable = 10 << 20

// A row is a line of a CSV file that is not blank. Its columns are found by their names in the header.
type row struct {
	file    string
	line    int
	columns map[string]int
	fields  []string
}

// field returns the trimmed field of a column, empty if the file lacks the column.
func (r row) field(column string) string {
	i, ok := r.columns[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// wrong returns an error with the place of the row.
func (r row) wrong(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...))
}

// blank reports whether nothing stands in the row; spreadsheets write such rows.
func (r row) blank() bool {
	return !slices.ContainsFunc(r.fields, func(f string) bool { return strings.TrimSpace(f) != "" })
}

// readTable reads a CSV file as spreadsheets write it: separated by commas or semicolons, with or without
// a byte order mark. The required columns must be there, in any order; others are passed over.
func readTable(s source, required ...string) ([]row, error) {
	data, err := s.read(maxTable)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, fmt.Errorf("%s: is not UTF-8 text: save it as CSV UTF-8", s.name)
	}
	rows, err := parseTable(s.name, data, required)
	if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
		err = fmt.Errorf("%s:%d: %w", s.name, parse.Line, parse.Err)
	}
	return rows, err
}

func parseTable(file string, data []byte, required []string) ([]row, error) {
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma = separator(data)
	reader.TrimLeadingSpace = true
	reader.FieldsPerRecord = -1 // a row that has fewer or more is told with its file
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: is empty: want a first line with the columns %s", file, strings.Join(required, ","))
	}
	if err != nil {
		return nil, err
	}
	first, _ := reader.FieldPos(0)
	columns, err := columnsOf(row{file: file, line: first, fields: header}, required)
	if err != nil {
		return nil, err
	}
	var rows []row
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		r := row{file, line, columns, fields}
		if r.blank() {
			continue
		}
		if len(fields) != len(header) {
			return nil, r.wrong("has %d fields, but the header has %d; a field with %q in it needs quotation marks",
				len(fields), len(header), string(reader.Comma))
		}
		rows = append(rows, r)
	}
}

// separator returns what separates the fields of the header.
func separator(data []byte) rune {
	header, _, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("\n"))
	if bytes.Count(header, []byte(";")) > bytes.Count(header, []byte(",")) {
		return ';'
	}
	return ','
}

// columnsOf returns where the columns of a header stand, by their names in lower case.
func columnsOf(header row, required []string) (map[string]int, error) {
	columns := make(map[string]int, len(header.fields))
	for i, name := range header.fields {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := columns[name]; twice && name != "" {
			return nil, header.wrong("has two columns %q", name)
		}
		columns[name] = i
	}
	for _, name := range required {
		if _, ok := columns[name]; !ok {
			return nil, header.wrong("has no column %q: the first line must name the columns %s", name, strings.Join(required, ","))
		}
	}
	return columns, nil
}
