package view

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// luminance is the relative luminance of a colour after WCAG 2.1.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestColoursStandOutFromTheirGround(t *testing.T) {
	css, err := templates.ReadFile("template/screen.css")
	require.NoError(t, err)
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(css), -1)
	require.Len(t, blocks, 2, "light and dark")
	for i, name := range []string{"light", "dark"} {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]+)`).FindAllStringSubmatch(blocks[i][1], -1) {
			colours[m[1]] = m[2]
		}
		contrast := func(a, b string) float64 {
			x, y := luminance(t, colours[a]), luminance(t, colours[b])
			return (max(x, y) + 0.05) / (min(x, y) + 0.05)
		}
		for text, grounds := range map[string][]string{
			"ink": {"paper", "ground", "faint", "rest", "blue-pale", "amber-pale"}, "soft": {"paper", "ground", "faint", "rest"},
			"seal": {"paper", "ground", "seal-pale", "rest"}, "blue": {"paper", "ground", "faint"},
			"amber": {"amber-pale"}, "green": {"green-pale"}, "paper": {"blue"},
		} {
			for _, ground := range grounds {
				require.GreaterOrEqual(t, contrast(text, ground), 4.5, "%s: %s on %s", name, text, ground)
			}
		}
		for _, mark := range []string{"seal", "blue", "teal-bar"} {
			require.GreaterOrEqual(t, contrast(mark, "paper"), 3.0, "%s: bars of %s", name, mark)
		}
	}
}
