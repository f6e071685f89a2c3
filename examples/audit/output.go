package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/salesmeeting/salesmeeting/cost/report"
)

// render returns the report as bytes, so that nothing is written of one that fails.
func render(r report.Report, format string) ([]byte, error) {
	write := map[string]func(io.Writer) error{
		"text": r.WriteText, "csv": r.WriteCSV, "json": r.WriteJSON, "html": r.WriteHTML,
	}[format]
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// output writes data to the file called name, as a whole or not at all, or to stdout if there is no name.
func output(name string, stdout io.Writer, data []byte) error {
	if name == "" || name == dash {
		return writeAll(stdout, data)
	}
	target := name
	if linked, err := filepath.EvalSymlinks(name); err == nil {
		target = linked // a link stays a link
	}
	info, err := os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		return writeDevice(target, data)
	}
	mode := os.FileMode(0)
	if err == nil {
		mode = info.Mode().Perm()
	}
	return replaceFile(target, data, mode)
}

func writeAll(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

// writeDevice writes to what cannot be replaced by a file: a pipe, a terminal, /dev/null.
func writeDevice(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(writeAll(f, data), f.Close())
}

// replaceFile writes data to a file beside name and then gives it that name. Mode, if not 0, is that of the
// file which stood there.
func replaceFile(name string, data []byte, mode os.FileMode) error {
	// Not os.CreateTemp, whose files nobody else may read: here the umask of the user decides.
	temp := fmt.Sprintf("%s.%d.tmp", name, os.Getpid())
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	err = errors.Join(fill(f, data, mode), f.Close())
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return nil
}

// fill writes data to the disk.
func fill(f *os.File, data []byte, mode os.FileMode) error {
	if err := writeAll(f, data); err != nil {
		return err
	}
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	return f.Sync()
}
