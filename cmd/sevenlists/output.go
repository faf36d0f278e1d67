package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"

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
	temp, err := os.CreateTemp(filepath.Dir(name), ".sevenlists-*")
	if err != nil {
		return outputFault(name, err)
	}
	defer os.Remove(temp.Name()) // after the move there is nothing left to remove
	defer temp.Close()
	buffered := bufio.NewWriterSize(temp, 64<<10)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return outputFault(name, err)
	}
	if err := temp.Chmod(0o644); err != nil {
		return outputFault(name, err)
	}
	if err := temp.Close(); err != nil {
		return outputFault(name, err)
	}
	return outputFault(name, os.Rename(temp.Name(), name))
}

func outputFault(name string, err error) error {
	if err == nil {
		return nil
	}
	return fault.New(fault.Unavailable, "file.write", "", name).Because(err)
}
