package webhook

// CheckURL tries the reader of addresses by itself.
func CheckURL(s *Service, url string) { s.guard.CheckURL(url) }
