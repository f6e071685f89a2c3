// Desk is a small host: the desk of a sales team that books calls, tells people and reminds them, and keeps everything
// in SQLite. Run without arguments it tells a story: the process is killed (kill -9) again and again, and nothing is
// lost.
//
//	go -C examples/desk run .
//
// With "work FILE" it is the desk itself, and takes orders from its standard input until that ends: see worker.go.
package main

import (
	"context"
	"fmt"
	"os"
	_ "time/tzdata" // zones for machines without a zone database
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "desk:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	ctx := context.Background()
	switch {
	case len(args) == 0:
		return tell(ctx, os.Stdout)
	case len(args) == 2 && args[0] == "work":
		return work(ctx, args[1], os.Stdin, os.Stdout)
	}
	return fmt.Errorf("no arguments, or: work FILE")
}
