package store

import (
	"bytes"
	"compress/gzip"
	"io"
)

// Pack compresses a content where that makes it smaller, and says whether it did. It is how every
// engine keeps contents.
func Pack(content []byte) ([]byte, bool) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(content) // a buffer takes everything
	_ = z.Close()
	if b.Len() < len(content) {
		return b.Bytes(), true
	}
	if content == nil {
		content = []byte{}
	}
	return content, false
}

// Unpack gives a content back. Of one that is damaged it gives what there is, whose Hash will not be
// the one that is asked for.
func Unpack(body []byte, packed bool) []byte {
	if !packed {
		return body
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return body
	}
	content, err := io.ReadAll(io.LimitReader(z, MaxContent+1))
	if err != nil {
		return body
	}
	return content
}
