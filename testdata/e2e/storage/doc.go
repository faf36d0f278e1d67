// Package storage holds the MongoDB engine of the store to what it promises, over a real server of the
// protocol: FerretDB, built from the module beside it and started as a process, and mongod where
// TEST_MONGODB_URI names one.
package storage
