package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// A source is something to read: a file, standard input, or a file of the sample. The zero source is none.
type source struct {
	name string // as messages call it
	open func() (io.ReadCloser, error)
}

func (s source) isZero() bool { return s.open == nil }

// onDisk returns the source of a file; an empty name gives none.
func onDisk(name string) source {
	if name == "" {
		return source{}
	}
	return source{name, func() (io.ReadCloser, error) { return openFile(name) }}
}

func openFile(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		if path := (*fs.PathError)(nil); errors.As(err, &path) {
			err = path.Err // without its "open", and the name just once
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close()
		return nil, fmt.Errorf("%s: is a folder, not a file", name)
	}
	return f, nil
}

// fromReader returns the source of standard input.
func fromReader(r io.Reader) source {
	return source{"standard input", func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}

// sample is the calendar of a sales team that does not exist: the exports of two colleagues, with its people
// and its rate card.
//
//go:embed sample
var sample embed.FS

// ofSample returns the source of a file of the sample.
func ofSample(name string) source {
	return source{"sample/" + name, func() (io.ReadCloser, error) { return sample.Open("sample/" + name) }}
}

// read returns what s has, unless it is larger than most bytes.
func (s source) read(most int64) ([]byte, error) {
	r, err := s.open()
	if err != nil {
		return nil, err
	}
	defer r.Close() //nolint:errcheck // it was only read
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	if n > most {
		return nil, fmt.Errorf("%s: is larger than %d MB", s.name, most>>20)
	}
	return b.Bytes(), nil
}
