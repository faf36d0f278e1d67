// Package wire gives tests a server of MongoDB's protocol and a line to it that can be spoiled.
package wire

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Ferret is FerretDB 1.24.2 over SQLite, running as a process of its own.
type Ferret struct {
	Address string // mongodb://…/
	cmd     *exec.Cmd
	input   io.Closer
}

// Start builds FerretDB from its module, whose folder is given, and starts it with its data in another.
func Start(module, folder string) (*Ferret, error) {
	program, err := filepath.Abs(filepath.Join(folder, "ferretdb"))
	if err != nil {
		return nil, err
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-o", program, ".")
	build.Dir = module
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build FerretDB: %w: %s", err, out)
	}
	data := filepath.Join(folder, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		return nil, err
	}
	f := &Ferret{cmd: exec.Command(program, data)}
	f.cmd.Stderr = os.Stderr
	if f.input, err = f.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	output, err := f.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := f.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		f.Stop()
		return nil, errors.Join(errors.New("FerretDB did not start"), err)
	}
	f.Address = strings.TrimSpace(line)
	return f, nil
}

// Stop ends the server and waits for it.
func (f *Ferret) Stop() {
	_ = f.input.Close() // it ends with its input
	_ = f.cmd.Wait()
}
