package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A patience is how long a mutant may take before it counts as one that never ends.
type patience struct {
	together time.Duration // tests that run together
	alone    time.Duration // the whole package, compiled for a mutant in a constant
}

const mostBytes = 12_000_000_000 // of address space; what takes more never ends either

// A test is one of the package that passes without a mutant.
type test struct {
	name    string
	lasts   time.Duration
	reached map[int]bool // ids of mutants
}

func (c *copied) binary() string   { return filepath.Join(c.folder, "mutants.test") }
func (c *copied) testMain() string { return filepath.Join(c.folder, "zz_mutants_test.go") }

// compile compiles the tests and sees what each of them reaches. Those that fail without a mutant, since the copy
// is slower or since they read the source, are left out and told.
func (c *copied) compile(ctx context.Context, workers int) ([]*test, error) {
	text := fmt.Sprintf("package %s_test\n\nimport (\n\t\"os\"\n\t\"testing\"\n\n\tmutants %q\n)\n\n"+
		"func TestMain(m *testing.M) { code := m.Run(); mutants.MutantsReached(); os.Exit(code) }\n", c.name, c.path)
	if err := os.WriteFile(c.testMain(), []byte(text), 0o644); err != nil {
		return nil, err
	}
	if out, err := c.command(ctx, "go", "test", "-c", "-vet=off", "-o", c.binary(), ".").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the copy with all mutants: %w\n%s", err, out)
	}
	out, err := c.command(ctx, c.binary(), "-test.list", "^(Test|Example|Fuzz)").Output()
	if err != nil {
		return nil, err
	}
	var tests []*test
	for name := range strings.Lines(string(out)) {
		tests = append(tests, &test{name: strings.TrimSpace(name)})
	}
	var failed sync.Map
	each(tests, workers, func(t *test) {
		if err := c.reach(ctx, t); err != nil {
			log.Printf("%s is left out: %v without a mutant", t.name, err)
			failed.Store(t, true)
		}
	})
	tests = slices.DeleteFunc(tests, func(t *test) bool { _, ok := failed.Load(t); return ok })
	if len(tests) == 0 {
		return nil, errors.New("no test passes without a mutant")
	}
	slices.SortFunc(tests, func(a, b *test) int { return int(a.lasts - b.lasts) })
	return tests, nil
}

// command returns one that runs in the package's folder, without the workspace.
func (c *copied) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	e := exec.CommandContext(ctx, name, args...)
	e.Dir = c.folder
	e.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false")
	return e
}

// reach sees which mutants a test reaches.
func (c *copied) reach(ctx context.Context, t *test) error {
	file := filepath.Join(c.folder, "reached."+t.name)
	e := c.command(ctx, c.binary(), "-test.run", "^"+t.name+"$")
	e.Env = append(e.Env, "MUTANTS_REACHED="+file)
	began := time.Now() //nolint:forbidigo // how long the test takes
	if err := e.Run(); err != nil {
		return err
	}
	t.lasts, t.reached = time.Since(began), make(map[int]bool) //nolint:forbidigo // how long the test takes
	text, err := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		id, _ := strconv.Atoi(strings.TrimSpace(line))
		t.reached[id] = true
	}
	return err
}

// run runs the tests that reach m, first the quick ones together, until one fails.
func (c *copied) run(ctx context.Context, m *mutant, tests []*test, patience time.Duration) {
	m.state = unreached
	var names []string
	var together time.Duration
	most := 100 * time.Millisecond
	for i, t := range tests {
		if t.reached[m.id] {
			names = append(names, t.name)
			together += t.lasts
		}
		if len(names) > 0 && (together > most || i == len(tests)-1) {
			e := c.command(ctx, "sh", "-c", fmt.Sprintf(`ulimit -v %d; exec "$@"`, mostBytes/1024), "sh", c.binary(),
				"-test.failfast", "-test.timeout="+patience.String(), "-test.run=^("+strings.Join(names, "|")+")$")
			e.Env = append(e.Env, fmt.Sprint("MUTANT=", m.id))
			if m.judge(e); m.state != lived {
				return
			}
			names, together, most = nil, 0, 3*most
		}
	}
}

var failure = regexp.MustCompile(`(?m)^--- FAIL: (\S+)`)

// judge runs a command that tests m.
func (m *mutant) judge(e *exec.Cmd) {
	out, err := e.CombinedOutput()
	switch {
	case err == nil:
		m.state = lived
	case strings.Contains(string(out), "panic: test timed out"):
		m.state = timedOut
	case strings.Contains(string(out), "[build failed]"):
		m.state = unviable
	default:
		m.state, m.killer = killed, "panic"
		if found := failure.FindStringSubmatch(string(out)); found != nil {
			m.killer = found[1]
		}
	}
}

// runConstant compiles the package with one mutant in a constant, and runs all its tests.
func (c *copied) runConstant(ctx context.Context, m *mutant, patience time.Duration) {
	overlay := map[string]string{c.runtime(): "", c.testMain(): ""}
	for _, file := range c.files {
		overlay[file] = file + original
	}
	file := filepath.Join(c.folder, m.file)
	changed := fmt.Sprintf("%s.%d.%d", file, m.line, m.col)
	overlay[file] = changed
	plan, err := json.Marshal(map[string]any{"Replace": overlay})
	if err == nil {
		err = errors.Join(m.write(file+original, changed), os.WriteFile(changed+".json", plan, 0o644))
	}
	if err != nil {
		m.state, m.killer = unviable, err.Error()
		return
	}
	m.judge(c.command(ctx, "go", "test", "-vet=off", "-failfast", "-timeout="+patience.String(), "-overlay="+changed+".json", "."))
}

// write writes the source with the operator that m replaces replaced.
func (m *mutant) write(source, changed string) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	all := strings.SplitAfter(string(text), "\n")
	line := all[m.line-1]
	all[m.line-1] = line[:m.col-1] + m.after + line[m.col:] // all operators are one byte
	return os.WriteFile(changed, []byte(strings.Join(all, "")), 0o644)
}
