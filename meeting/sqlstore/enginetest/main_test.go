package enginetest_test

import (
	"fmt"
	"os"
	"testing"
)

// TestMain stops the server that the tests share; in the process that crash tests start and kill it writes.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == writerArg {
		os.Exit(writer(os.Args[2:]))
	}
	code := m.Run()
	if started.Load() {
		if s, err := shared(); err != nil || s.stop() != nil {
			fmt.Fprintln(os.Stderr, "the server was not stopped")
			code = 1
		}
	}
	os.Exit(code)
}
