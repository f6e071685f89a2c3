package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheReportIsWrittenAsAWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "report.txt")
	require.NoError(t, os.WriteFile(file, []byte("the one before"), 0o640))

	got := runWith("", "-o", file, "-from", "x", "-to", "y")
	assert.Equal(t, 2, got.code)
	assert.Equal(t, "the one before", read(t, file))

	got = runWith("", "-o", file)
	assert.Zero(t, got.code)
	assert.Empty(t, got.stdout)
	assert.Equal(t, mustRun(t), read(t, file))
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm(), "a file keeps its mode")
	assert.Equal(t, []string{"report.txt"}, names(t, dir), "no other file is left")
}

func TestALinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "real"), nil, 0o600))
	link := filepath.Join(dir, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	require.Zero(t, runWith("", "-o", link).code)
	assert.Equal(t, mustRun(t), read(t, filepath.Join(dir, "real")))
	assert.Equal(t, []string{"link", "real"}, names(t, dir))
}

func TestAReportThatCannotBeWrittenIsExitCode1(t *testing.T) {
	dir := t.TempDir()
	for name, file := range map[string]string{
		"no folder": filepath.Join(dir, "none", "report.txt"),
		"a folder":  dir,
	} {
		got := runWith("", "-o", file)
		assert.Equal(t, 1, got.code, name)
		assert.Regexp(t, `^audit: .+\n$`, got.stderr, name)
		assert.Empty(t, names(t, dir), name)
	}

	if _, err := os.Stat("/dev/full"); err == nil {
		got := runWith("", "-o", "/dev/full")
		assert.Equal(t, 1, got.code)
		assert.Regexp(t, "^audit: .*no space left.*\n$", got.stderr)
	}

	for _, args := range [][]string{nil, {"-h"}} {
		var stderr writes
		code := run(args, nil, broken{}, &stderr, clock)
		assert.Equal(t, 1, code)
		assert.Equal(t, "audit: disk full\n", string(stderr))
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

type writes []byte

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(data)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}
