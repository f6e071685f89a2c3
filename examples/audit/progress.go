package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A progress is a bar on a terminal that appears when work takes over a second, and goes when it is done.
type progress struct {
	w     io.Writer // nil: no terminal, nothing is shown
	now   func() time.Time
	began time.Time
	drawn time.Time // zero: nothing stands on the terminal
	doing string    // what was drawn last
}

// Times of the bar.
const (
	patience = time.Second            // before it appears
	redraw   = 100 * time.Millisecond // between two drawings of the same work
)

// lineWidth is what every drawing fills, so that it covers the one before.
const lineWidth = 60

// newProgress returns the bar for w, which shows only if w is a terminal.
func newProgress(w io.Writer, now func() time.Time) *progress {
	p := &progress{now: now, began: now()}
	if isTerminal(w) {
		p.w = w
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// step says that done of total is done; with a total of 0 nobody knows how much there is.
func (p *progress) step(doing string, done, total int64) {
	if !p.due(doing) {
		return
	}
	const width = 30
	line := doing
	if total > 0 {
		done = min(done, total)
		filled := int(done * width / total)
		line = fmt.Sprintf("%-14s [%s%s] %3d %%", doing,
			strings.Repeat("#", filled), strings.Repeat(".", width-filled), done*100/total)
	}
	_, _ = fmt.Fprintf(p.w, "\r%-*s", lineWidth, line) // a bar that fails is no failure
}

// due reports whether it is time to draw, and notes that it was done.
func (p *progress) due(doing string) bool {
	if p.w == nil {
		return false
	}
	now := p.now()
	if now.Sub(p.began) < patience || doing == p.doing && now.Sub(p.drawn) < redraw {
		return false
	}
	p.drawn, p.doing = now, doing
	return true
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.w != nil && !p.drawn.IsZero() {
		_, _ = fmt.Fprintf(p.w, "\r%*s\r", lineWidth, "")
		p.drawn, p.doing = time.Time{}, ""
	}
}
