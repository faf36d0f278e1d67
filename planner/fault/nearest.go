package fault

import "strings"

// maxWord bounds the words that Nearest compares: no id of ours is longer, and the input may be.
const maxWord = 100

// Nearest gives the candidate that a mistyped word most likely stands for, or "" where none is
// near: at most a third of the word's letters may differ, counted as inserted, dropped, replaced
// or two neighbours swapped (Damerau 1964, in its restricted form). Capitals do not count. Of
// equally near candidates the first in the order of the alphabet is taken.
func Nearest(word string, candidates []string) string {
	if len(word) > 4*maxWord {
		return ""
	}
	typed := []rune(strings.ToLower(word))
	if len(typed) > maxWord {
		return ""
	}
	best, bound := "", len(typed)/3
	for _, c := range candidates {
		d := distance(typed, []rune(strings.ToLower(c)), bound)
		if d < bound || d == bound && (best == "" || c < best) {
			best, bound = c, d
		}
	}
	return best
}

// distance counts the typing slips between two words, or gives bound+1 where there are more
// than bound.
func distance(a, b []rune, bound int) int {
	if abs(len(a)-len(b)) > bound {
		return bound + 1
	}
	// Three rows of the usual table: two letters back, one back, and the one being filled.
	two, one, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range one {
		one[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		for j, y := range b {
			replaced := one[j]
			if x != y {
				replaced++
			}
			row[j+1] = min(one[j+1]+1, row[j]+1, replaced)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], two[j-1]+1)
			}
		}
		two, one, row = one, row, two
	}
	return min(one[len(b)], bound+1)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
