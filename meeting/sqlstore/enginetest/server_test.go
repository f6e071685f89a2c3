package enginetest_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A server is a PostgreSQL server in a folder of its own that listens only on a socket there.
type server struct {
	dir     string
	bin     string
	account *syscall.Credential // whom it runs as: it refuses to run as root
	process *exec.Cmd
}

// startServer makes a database cluster and starts a server.
func startServer() (*server, error) {
	bin, err := findServer()
	if err != nil {
		return nil, err
	}
	s := &server{bin: bin}
	if s.dir, err = os.MkdirTemp("", "salesmeeting-postgres-"); err != nil {
		return nil, err
	}
	if err := s.become("postgres"); err != nil {
		return nil, err
	}
	initdb := s.command("initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	err = s.start()
	return s, err
}

// findServer returns the folder of the server's programs, those of the latest version.
func findServer() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errors.New("there is no PostgreSQL server: apt-get install postgresql")
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// become makes the server run as another user if the tests run as root.
func (s *server) become(name string) error {
	if os.Getuid() != 0 {
		return nil
	}
	account, err := user.Lookup(name)
	if err != nil {
		return err
	}
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	if err != nil {
		return err
	}
	s.account = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(s.dir, int(uid), int(gid))
}

func (s *server) data() string { return filepath.Join(s.dir, "data") }

func (s *server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.account}
	return c
}

// start starts the server and waits until it answers. It keeps what was committed: fsync, full_page_writes and
// synchronous_commit are on by default.
func (s *server) start() error {
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close() // the server has its own
	s.process = s.command("postgres", "-D", s.data(), "-k", s.dir, "-c", "listen_addresses=", "-c", "max_connections=200")
	s.process.Stdout, s.process.Stderr = log, log
	if err := s.process.Start(); err != nil {
		return err
	}
	return s.wait()
}

func (s *server) wait() error {
	db, err := sql.Open("pgx", s.dsn("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	for range 3000 {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(s.dir, "log")) // it is part of an error message
	return fmt.Errorf("the server does not answer: %w\n%s", err, log)
}

// stop ends the server in good order, and removes what it has.
func (s *server) stop() error {
	if err := s.process.Process.Signal(syscall.SIGINT); err != nil {
		return err
	}
	s.process.Wait() //nolint:errcheck // it was told to end
	return os.RemoveAll(s.dir)
}

// kill ends the server and all its processes at once.
func (s *server) kill() error {
	children := childrenOf(s.process.Process.Pid)
	if err := s.process.Process.Kill(); err != nil {
		return err
	}
	for _, pid := range children {
		syscall.Kill(pid, syscall.SIGKILL) //nolint:errcheck // it may have ended
	}
	s.process.Wait() //nolint:errcheck // it was killed
	return s.waitUntilGone(children)
}

// waitUntilGone waits for the processes that the server has started: it does not start again before.
func (s *server) waitUntilGone(pids []int) error {
	for _, pid := range pids {
		for n := 0; syscall.Kill(pid, 0) == nil && isPostgres(pid); n++ {
			if n > 5000 {
				return fmt.Errorf("process %d of the server does not end", pid)
			}
			time.Sleep(2 * time.Millisecond)
		}
	}
	return nil
}

// isPostgres reports whether the process is one of a server that has not ended yet.
func isPostgres(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && strings.Contains(string(stat), "(postgres) ") && !strings.Contains(string(stat), "(postgres) Z")
}

// childrenOf returns the processes that a process has started.
func childrenOf(parent int) []int {
	var pids []int
	all, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, path := range all {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])) // state, parent, …
		if len(fields) > 1 && fields[1] == strconv.Itoa(parent) {
			pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			if err == nil {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

func (s *server) dsn(database string) string {
	return "host=" + s.dir + " user=postgres dbname=" + database
}

var databases atomic.Int64

func (s *server) createDatabase(t testing.TB) string {
	t.Helper()
	db, err := sql.Open("pgx", s.dsn("postgres"))
	require.NoError(t, err)
	defer db.Close()
	name := "test" + strconv.FormatInt(databases.Add(1), 10)
	_, err = db.ExecContext(context.Background(), "CREATE DATABASE "+name)
	require.NoError(t, err)
	return s.dsn(name)
}
