package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
)

// Exit codes.
const (
	exitDone   = 0
	exitOutput = 1 // the report could not be written
	exitInput  = 2 // a flag or a file is wrong
)

// run is main without the process around it: it returns the exit code. Nothing is written to stdout, or to
// the file of -o, unless the whole report could be made.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	s, err := parseFlags(args, stdin, now)
	if errors.Is(err, flag.ErrHelp) {
		return written(stderr, writeAll(stdout, []byte(usage())))
	}
	if err != nil {
		return failed(stderr, exitInput, err)
	}
	bar := newProgress(stderr, now)
	r, err := audit(s, bar)
	bar.clear()
	if err != nil {
		return failed(stderr, exitInput, err)
	}
	data, err := render(r, s.format)
	if err != nil {
		return failed(stderr, exitOutput, err)
	}
	if s.card.isZero() {
		data = addHint(data, s.format, stderr)
	}
	return written(stderr, output(s.out, stdout, data))
}

// addHint says how to get money: below a report in text, and on stderr where the report is for programs.
func addHint(data []byte, format string, stderr io.Writer) []byte {
	const hint = "Hours only: for money give a rate card, -card card.csv, with lines such as sales-manager,96.00,USD."
	if format == "text" {
		return append(data, "\n"+hint+"\n"...)
	}
	_, _ = fmt.Fprintln(stderr, "audit:", hint) // the report is worth more than the hint
	return data
}

func written(stderr io.Writer, err error) int {
	if err != nil {
		return failed(stderr, exitOutput, err)
	}
	return exitDone
}

// failed says in one line what is wrong.
func failed(stderr io.Writer, code int, err error) int {
	line := strings.ReplaceAll(err.Error(), "\n", "; ")
	_, _ = fmt.Fprintf(stderr, "audit: %s\n", line) // there is nowhere left to say that it failed
	return code
}
