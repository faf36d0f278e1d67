package project

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// largestSet is how many bytes the files of a rule set may have together: somewhat more than
// rules.Load reads.
const largestSet = 64 << 20

// pack writes the files that rules.Load reads into one archive. The same files give the same bytes.
func pack(folder fs.FS) ([]byte, error) {
	var names []string
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := path.Base(name); name != "." && base[0] == '.' {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() && isRule(name) {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		// Stored and without a time: the store compresses, and nothing of the machine gets in.
		h := &zip.FileHeader{Name: name, Method: zip.Store}
		h.SetMode(0o444)
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(content); err != nil {
			return nil, err
		}
		if b.Len() > largestSet {
			return nil, fmt.Errorf("the rule set has more than %d MiB", largestSet>>20)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// isRule reports whether a file is one that plans rest on, or one that stands beside the rules and is
// shown with them; tests are not.
func isRule(name string) bool {
	return path.Ext(name) == ".yaml" || path.Ext(name) == ".rego" && !strings.HasSuffix(name, "_test.rego")
}

// unpack gives the folder of an archive.
func unpack(content []byte) (fs.FS, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("the archive of a rule set cannot be read: %w", err)
	}
	return r, nil
}

// calendarVersion names what a rule set says of working days: a hash of its calendar.
func calendarVersion(folder fs.FS) (string, error) {
	h := sha256.New()
	names, err := fs.Glob(folder, "calendar/*/data.yaml")
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := folder.Open(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s\x00", name)
		_, err = io.Copy(h, f)
		_ = f.Close()
		if err != nil {
			return "", err
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), nil
}
