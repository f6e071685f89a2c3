package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// readCalendars reads calendars and joins what they have in common. A file that is named twice is read once.
func readCalendars(calendars []source, bar *progress, options *ical.Options) (ical.Result, error) {
	var opened openCalendars
	defer opened.close()
	meter := &meter{bar: bar}
	for _, c := range calendars {
		if err := opened.add(c, meter); err != nil {
			return ical.Result{}, err
		}
	}
	found, err := ical.Meetings(options, opened.sources...)
	if err != nil {
		return ical.Result{}, unreadableCalendar(err)
	}
	return found, nil
}

// openCalendars are the files that [ical.Meetings] reads.
type openCalendars struct {
	sources []ical.Source
	closers []io.Closer
	infos   []os.FileInfo
}

func (o *openCalendars) add(c source, m *meter) error {
	r, err := c.open()
	if err != nil {
		return err
	}
	o.closers = append(o.closers, r)
	if f, ok := r.(*os.File); ok {
		info, err := f.Stat()
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		if slices.ContainsFunc(o.infos, func(other os.FileInfo) bool { return os.SameFile(info, other) }) {
			return nil
		}
		o.infos = append(o.infos, info)
		m.total += info.Size()
	}
	o.sources = append(o.sources, ical.Source{Name: c.name, Reader: meteredReader{r, m}})
	return nil
}

func (o *openCalendars) close() {
	for _, c := range o.closers {
		_ = c.Close() // it was only read
	}
}

// unreadableCalendar says in the words of this program why calendars could not be read.
func unreadableCalendar(err error) error {
	if errors.Is(err, ical.ErrNoCalendar) {
		return fmt.Errorf("%s: is no calendar: it has neither BEGIN:VCALENDAR nor an event", strings.TrimSuffix(err.Error(), ": "+ical.ErrNoCalendar.Error()))
	}
	if limit := (*ical.LimitError)(nil); errors.As(err, &limit) {
		where := limit.Source
		if limit.Line > 0 {
			where = fmt.Sprintf("%s:%d", where, limit.Line)
		}
		if limit.What == "input" {
			return fmt.Errorf("%s: is larger than %d MB", limit.Source, limit.Max>>20)
		}
		return fmt.Errorf("%s: too much of one thing: %s, at most %d", where, limit.What, limit.Max)
	}
	return err
}

// A meter counts what is read of all calendars, for the bar.
type meter struct {
	bar         *progress
	read, total int64
}

type meteredReader struct {
	io.Reader
	meter *meter
}

func (r meteredReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.meter.read += int64(n)
	r.meter.bar.step("reading", r.meter.read, r.meter.total)
	return n, err
}
