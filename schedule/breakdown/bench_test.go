package breakdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// script120 is a screenplay of some 120 pages: 120 scenes of a page each.
func script120() []byte {
	var text strings.Builder
	for i := range 120 {
		fmt.Fprintf(&text, "INT. DÉCOR %d - PIÈCE - JOUR #%d#\n[[accessoires: lettre, objet %d]]\n\n", i%25, i+1, i)
		for j := range 5 {
			fmt.Fprintf(&text, "Il traverse la pièce et regarde par la fenêtre, longuement.\n\nRÔLE %d (OFF)\n(bas)\nCe qu'il faut dire tient en trois lignes, et pas une de plus, ou presque.\n\n", (i+j)%30)
		}
	}
	return []byte(text.String())
}

// BenchmarkParseFountain is the breakdown of a screenplay of 120 pages; BenchmarkLines, its plain baseline, cuts the
// same text into lines and trims them.
func BenchmarkParseFountain(b *testing.B) {
	data := script120()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := breakdown.ParseFountain(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	data := script120()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		count := 0
		for _, line := range strings.Split(string(data), "\n") {
			if strings.TrimSpace(line) != "" {
				count++
			}
		}
		_ = count
	}
}
