package main

import "strings"

// nearest returns which of known texts was probably meant, and whether there is one: the same but for capitals,
// spaces and punctuation, or at most a third of its letters away. Of several that are as near it is the first.
func nearest(text string, known []string) (string, bool) {
	const longest = 100 // bytes; what is longer is not compared, which would take long
	plain := plainText(text)
	best, found := "", false
	least := len(plain)/3 + 1
	for _, k := range known {
		other := plainText(k)
		if len(plain) > longest || len(other) > longest {
			continue
		}
		if d := distance(plain, other); d < least {
			best, found, least = k, true, d
		}
	}
	return best, found
}

func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.,:;'’\"", r) {
			return -1
		}
		return r
	}, strings.ToLower(text))
}

// distance returns how many bytes have to be put in, taken out or replaced to make b of a (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
