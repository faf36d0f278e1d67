package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"sevenlists/planner/fault"
)

// writeTo lets write fill the file, or the standard output where the name is empty or "-". A
// file is written beside its place and moved there at the end: it is whole or not touched.
func (a *app) writeTo(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		buffered := bufio.NewWriterSize(a.out, 64<<10)
		if err := write(buffered); err != nil {
			_ = buffered.Flush() // what came before the fault is sound
			return err
		}
		return outputFault("-", buffered.Flush())
	}
	return writeFile(name, 0o644, write)
}

// writeFile writes a file beside its place, to the disk, and moves it there.
func writeFile(name string, mode os.FileMode, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return writeInto(name, write) // a device or a pipe is written to, never replaced
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".sevenlists-*")
	if err != nil {
		return outputFault(name, err)
	}
	defer removeWhenStopped(temp.Name())()
	defer temp.Close()
	buffered := bufio.NewWriterSize(temp, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return outputFault(name, err)
	}
	if err := errors.Join(temp.Chmod(mode), temp.Sync()); err != nil {
		return outputFault(name, err)
	}
	if err := temp.Close(); err != nil {
		return outputFault(name, err)
	}
	return outputFault(name, os.Rename(temp.Name(), name))
}

// writeInto writes to what is no regular file, where there is nothing to keep whole.
func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return outputFault(name, err)
	}
	defer f.Close()
	buffered := bufio.NewWriterSize(f, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return outputFault(name, err)
	}
	return outputFault(name, f.Close())
}

// removeWhenStopped removes a half-written file when the run is broken off from outside. The
// function it gives ends the watch and removes the file, if it has not been moved to its place.
func removeWhenStopped(name string) func() {
	stop := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case s := <-stop:
			_ = os.Remove(name)
			code := 1
			if number, ok := s.(syscall.Signal); ok {
				code = 128 + int(number) // as a shell reports it
			}
			os.Exit(code)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(stop)
		close(done)
		_ = os.Remove(name)
	}
}

func outputFault(name string, err error) error {
	if err == nil {
		return nil
	}
	return fault.New(fault.Unavailable, "file.write", "", name).Because(err)
}
