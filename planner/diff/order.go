package diff

import "sevenlists/planner/calendar"

// merged joins two orders of ids into one that does not depend on which comes first. Ids that
// both have and order differently stand by id.
func merged(a, b []string) []string {
	inA, inB := placesOf(a), placesOf(b)
	done := make(map[string]bool, len(a)+len(b))
	all := make([]string, 0, len(a)+len(b))
	take := func(id string) {
		if !done[id] {
			done[id] = true
			all = append(all, id)
		}
	}
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && done[a[i]]:
			i++
		case k < len(b) && done[b[k]]:
			k++
		case i == len(a):
			take(b[k])
		case k == len(b):
			take(a[i])
		default:
			_, both := inB[a[i]]
			_, likewise := inA[b[k]]
			if a[i] == b[k] || !both && likewise || both == likewise && a[i] < b[k] {
				take(a[i])
			} else {
				take(b[k])
			}
		}
	}
	return all
}

func placesOf(ids []string) map[string]int {
	places := make(map[string]int, len(ids))
	for i, id := range ids {
		places[id] = i
	}
	return places
}

func dateText(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// between counts the working days from a to b; 0 where one of them is not set.
func between(cal *calendar.Calendar, a, b calendar.Date) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	return cal.Between(a, b)
}
