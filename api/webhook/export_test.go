package webhook

// What tests look at besides.
var Public = public

// CheckURL tries the reader of addresses by itself.
func CheckURL(s *Service, url string) { s.guard.checkURL(url) }
