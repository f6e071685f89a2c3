// Mutants says which changes of a package's code its tests notice.
//
//	GOWORK=off go -C .ci/tools run ./mutants [-workers N] [-report FILE] PACKAGE [FILE.go ...]
//
// PACKAGE is a folder of the project, such as cost; FILE.go limits the mutants to those files of it. The report has a
// line for each mutant: its state, kind, place, and the first test that failed. The summary lists those that live.
//
// Instead of compiling each mutant, it compiles a copy of the package with all of them in it, which run one at a time: 1,700
// mutants of cost take a quarter of an hour, where go-gremlins takes hours. It first sees which tests reach a mutant,
// and runs only those, the quickest first. Its kinds are those of go-gremlins v0.6.0 by default, and invert-logical; what it
// adds is that it sees all code, where Go's coverage is blind to the conditions of a case. A mutant that no
// test reaches, or that never ends, counts as alive.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A mutant is one change of the code.
type mutant struct {
	id    int // from 1; 0 if it is in a constant, and so has to be compiled by itself
	kind  string
	file  string // its base name
	line  int
	col   int
	after string // of one in a constant: the operator that replaces the one there

	state  string
	killer string // the first test that failed, if the state is killed
}

// What can become of a mutant. All but killed and unviable count as alive.
const (
	killed    = "killed"
	lived     = "lived"
	timedOut  = "timed-out"
	unreached = "unreached"
	unviable  = "unviable" // it does not compile
)

func (m *mutant) place() string { return fmt.Sprintf("%s:%d:%d", m.file, m.line, m.col) }

func main() {
	log.SetFlags(0)
	log.SetPrefix("mutants: ")
	workers := flag.Int("workers", runtime.NumCPU(), "how many mutants run at a time")
	report := flag.String("report", "", "write a line for each mutant to `FILE`")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("which package? usage: go -C .ci/tools run ./mutants [-workers N] [-report FILE] PACKAGE [FILE.go ...]")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, flag.Arg(0), flag.Args()[1:], *workers, *report)
	if stop(); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, folder string, files []string, workers int, report string) (err error) {
	root, err := exec.CommandContext(ctx, "git", "rev-parse", "--show-toplevel").Output()
	if err != nil {
		return fmt.Errorf("this is no git repository: %w", err)
	}
	scratch, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	tree := filepath.Join(scratch, "tree")
	if err := copyTree(ctx, strings.TrimSpace(string(root)), tree); err != nil {
		return err
	}
	mutants, err := mutate(ctx, filepath.Join(tree, folder), files, workers, patience{together: time.Minute, alone: 3 * time.Minute})
	if err != nil {
		return err
	}
	if report != "" {
		if err := os.WriteFile(report, []byte(lines(mutants)), 0o644); err != nil {
			return err
		}
	}
	_, err = os.Stdout.WriteString(summary(mutants))
	return err
}

// copyTree copies what git tracks or would track, and lays the folder shared beside it, where there is one.
func copyTree(ctx context.Context, root, tree string) error {
	if err := os.Mkdir(tree, 0o755); err != nil {
		return err
	}
	script := `git ls-files -z --cached --others --exclude-standard | tar --null -T - --ignore-failed-read -c | tar -x -C "$1"
		[ ! -d ../shared ] || ln -s "$(cd -P ../shared && pwd)" "$1/../shared"`
	c := exec.CommandContext(ctx, "sh", "-c", script, "sh", tree)
	c.Dir, c.Stderr = root, os.Stderr
	return c.Run()
}

// mutate makes all mutants of the package in folder, which is a copy that it may change, and says what became of them.
func mutate(ctx context.Context, folder string, files []string, workers int, p patience) ([]*mutant, error) {
	c, err := rewrite(ctx, folder)
	if err != nil {
		return nil, err
	}
	if len(files) > 0 {
		c.mutants = slices.DeleteFunc(c.mutants, func(m *mutant) bool { return !slices.Contains(files, m.file) })
	}
	tests, err := c.compile(ctx, workers)
	if err != nil {
		return nil, err
	}
	var done atomic.Int64
	each(c.mutants, workers, func(m *mutant) {
		if m.id == 0 {
			c.runConstant(ctx, m, p.alone)
		} else {
			c.run(ctx, m, tests, p.together)
		}
		if n := done.Add(1); n%100 == 0 {
			log.Printf("%d of %d", n, len(c.mutants))
		}
	})
	return c.mutants, ctx.Err()
}

// each calls do with every element of list, so many at a time.
func each[T any](list []T, workers int, do func(T)) {
	next := make(chan T)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for e := range next {
				do(e)
			}
		})
	}
	for _, e := range list {
		next <- e
	}
	close(next)
	wg.Wait()
}

// lines returns the report: a line for each mutant.
func lines(mutants []*mutant) string {
	var b strings.Builder
	for _, m := range mutants {
		fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintln(m.state, m.kind, m.place(), m.killer)))
	}
	return b.String()
}

// summary lists the mutants that live, and says how many were killed, by kind and of all.
func summary(mutants []*mutant) string {
	var b strings.Builder
	count := make(map[string]map[string]int)
	for _, m := range mutants {
		for _, kind := range []string{m.kind, "all"} {
			if count[kind] == nil {
				count[kind] = make(map[string]int)
			}
			count[kind][m.state]++
		}
		if m.state != killed && m.state != unviable {
			fmt.Fprintln(&b, m.state, m.kind, m.place())
		}
	}
	kinds := make([]string, 0, len(count))
	for kind := range count {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(compareLast(a, b, "all"), strings.Compare(a, b)) })
	for _, kind := range kinds {
		c := count[kind]
		of := c[killed] + c[lived] + c[timedOut] + c[unreached]
		fmt.Fprintf(&b, "%-22s killed %d of %d (%.1f %%), lived %d, timed out %d, unreached %d; unviable %d\n",
			kind, c[killed], of, 100*float64(c[killed])/float64(max(of, 1)), c[lived], c[timedOut], c[unreached], c[unviable])
	}
	return b.String()
}

// compareLast puts last after all others.
func compareLast(a, b, last string) int {
	switch {
	case a == b:
		return 0
	case a == last:
		return 1
	case b == last:
		return -1
	}
	return 0
}
