// Command mailpit is Mailpit 1.27.11: a real mail server with an API, for the tests of e-mail. It is a
// module of its own, so that its dependencies are none of the program's.
package main

import "github.com/axllent/mailpit/cmd"

func main() { cmd.Execute() }
