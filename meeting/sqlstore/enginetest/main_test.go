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
	if s, err := shared(); err == nil { // it costs little where no test has started it
		if err := s.stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
