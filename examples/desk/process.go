package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// A process is a desk at work: this program, started once more.
type process struct {
	command *exec.Cmd
	orders  io.WriteCloser
	answers *bufio.Reader
}

// start starts a process on a database.
func start(ctx context.Context, path string) (*process, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p := &process{command: exec.CommandContext(ctx, program, "work", path)}
	p.command.Stderr = os.Stderr
	if p.orders, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	answers, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.answers = bufio.NewReader(answers)
	return p, p.command.Start()
}

// errDied says that a process has died over an order.
var errDied = errors.New("the process is gone")

// order gives an order and returns all lines of its answer. They are there too if the process dies over it.
func (p *process) order(format string, args ...any) ([]string, error) {
	if _, err := fmt.Fprintf(p.orders, format+"\n", args...); err != nil {
		return nil, errDied
	}
	var lines []string
	for {
		line, err := p.answers.ReadString('\n')
		if err != nil { // half a line has not arrived
			return lines, errDied
		}
		line = strings.TrimSpace(line)
		if line != "" {
			lines = append(lines, line)
		}
		if !strings.HasPrefix(line, "told ") {
			return lines, nil
		}
	}
}

// kill kills the process as kill -9 does, and waits until it is gone.
func (p *process) kill() error {
	if err := p.command.Process.Kill(); err != nil {
		return err
	}
	_ = p.command.Wait() // "signal: killed"
	return nil
}

// end lets the process end by itself.
func (p *process) end() error {
	return errors.Join(p.orders.Close(), p.command.Wait())
}
