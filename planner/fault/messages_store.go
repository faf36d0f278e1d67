package fault

import "sevenlists/planner/lang"

// storeMessages holds what is said of the place in which the server keeps everything, ordered by code.
var storeMessages = []message{
	// store.key.reused: {0} the idempotency key.
	{
		code:  "store.key.reused",
		texts: []lang.Text{{ZH: "幂等键“{0}”已经用于另一个内容不同的请求", EN: "the idempotency key {0} was used for another request with another content"}},
		hints: []lang.Text{{ZH: "新的请求请用新的幂等键；重发同一个请求时，内容必须一字不差", EN: "give a new request a new key; a request that is sent again must be the same to the byte"}},
	},
}
