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
	if s.schema != nil {
		return written(stderr, output(s.out, stdout, s.schema))
	}
	bar := newProgress(stderr, now)
	a, err := audit(s, bar)
	bar.clear()
	if err != nil {
		return failed(stderr, exitInput, err)
	}
	data, err := render(a.report, s.format)
	if err != nil {
		return failed(stderr, exitOutput, err)
	}
	for _, note := range a.notes {
		if s.format == "text" {
			data = append(data, "\n"+note+"\n"...)
		} else {
			_, _ = fmt.Fprintln(stderr, "audit:", note) // the report is for programs, and worth more than this
		}
	}
	return written(stderr, output(s.out, stdout, data))
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
