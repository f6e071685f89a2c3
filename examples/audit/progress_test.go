package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheBarAppearsAfterASecondAndGoes(t *testing.T) {
	var shown writes
	now := clock()
	bar := newProgress(&shown, func() time.Time { return now })
	bar.w = &shown // as if it were a terminal

	now = now.Add(999 * time.Millisecond)
	bar.step("reading", 1, 2)
	bar.clear()
	assert.Empty(t, shown)

	now = now.Add(time.Millisecond)
	bar.step("reading", 1, 2)
	assert.Equal(t, "\rreading        [###############...............]  50 %       ", string(shown))
	bar.step("reading", 2, 2)
	assert.Len(t, shown, 61, "drawn ten times a second at most")

	bar.step("pricing", 0, 0)
	assert.Len(t, shown, 122, "but at once if the work is another")
	bar.clear()
	assert.True(t, strings.HasSuffix(string(shown), "\r"+strings.Repeat(" ", 60)+"\r"))
	assert.Contains(t, string(shown), "\rpricing   ")
}

func TestThereIsNoBarWithoutATerminal(t *testing.T) {
	file, err := os.Create(inFile(t, "stderr", ""))
	require.NoError(t, err)
	defer file.Close()
	assert.False(t, isTerminal(file))
	assert.False(t, isTerminal(new(writes)))

	now := clock()
	slow := func() time.Time { now = now.Add(time.Minute); return now }
	var stdout, stderr writes
	require.Zero(t, run(nil, nil, &stdout, &stderr, slow))
	assert.Empty(t, stderr)
}
