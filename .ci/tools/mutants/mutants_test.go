package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEveryFate runs the mutants of a package whose fates are known.
func TestEveryFate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "sample")
	if err := os.CopyFS(folder, os.DirFS("testdata/sample")); err != nil {
		t.Fatal(err)
	}
	mutants, err := mutate(t.Context(), folder, nil, 2, patience{together: 2 * time.Second, alone: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimLeft(`
killed arithmetic sample.go:5:16 TestSum
lived boundary sample.go:10:14
killed negation sample.go:10:14 TestGrade
killed boundary sample.go:12:14 TestGrade
killed negation sample.go:12:14 TestGrade
killed arithmetic sample.go:12:29 TestGrade
killed negation sample.go:12:32 TestGrade
killed invert-logical sample.go:12:20 TestGrade
killed negation sample.go:20:16 TestSum
timed-out increment-decrement sample.go:20:23
killed arithmetic sample.go:21:12 TestSum
killed invert-negative sample.go:23:9 TestSum
unreached negation sample.go:28:7
`, "\n")
	if got := lines(mutants); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if want := "all                    killed 10 of 13 (76.9 %), lived 1, timed out 1, unreached 1; unviable 0\n"; !strings.HasSuffix(summary(mutants), want) {
		t.Errorf("got %s", summary(mutants))
	}
}
