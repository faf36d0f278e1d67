// Command ferretdb is FerretDB 1.24.2 over SQLite: a real server of MongoDB's wire protocol for the
// tests of the MongoDB engine. It is a module of its own, because its dependencies are years behind ours.
//
//	ferretdb FOLDER [ADDRESS]
//
// It listens on ADDRESS (127.0.0.1:0 if none is given), prints the address of its database on one line, and
// ends when its standard input does, so that it never outlives the test that started it.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 1 || len(args) > 2 {
		return fmt.Errorf("usage: ferretdb FOLDER [ADDRESS]")
	}
	address := "127.0.0.1:0"
	if len(args) == 2 {
		address = args[1]
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: address},
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
		Handler:   "sqlite",
		SQLiteURL: "file:" + args[0] + "/",
	})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	fmt.Println(server.MongoDBURI())
	return <-done
}
