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
}

// Times of the bar.
const (
	patience = time.Second            // before it appears
	redraw   = 100 * time.Millisecond // between two drawings
)

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
func (p *progress) step(what string, done, total int64) {
	const width = 30
	if total <= 0 {
		p.draw(what)
		return
	}
	done = min(done, total)
	filled := int(done * width / total)
	p.draw(fmt.Sprintf("%-14s [%s%s] %3d %%", what, strings.Repeat("#", filled), strings.Repeat(".", width-filled), done*100/total))
}

// say says what is being done.
func (p *progress) say(what string) { p.draw(what) }

// lineWidth is what every drawing fills, so that it covers the one before.
const lineWidth = 60

func (p *progress) draw(line string) {
	if p.w == nil {
		return
	}
	now := p.now()
	if now.Sub(p.began) < patience || now.Sub(p.drawn) < redraw {
		return
	}
	p.drawn = now
	_, _ = fmt.Fprintf(p.w, "\r%-*s", lineWidth, line) // a bar that fails is no failure
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.w != nil && !p.drawn.IsZero() {
		_, _ = fmt.Fprintf(p.w, "\r%*s\r", lineWidth, "")
		p.drawn = time.Time{}
	}
}
