package planner_test

import (
	"testing"

	"sevenlists/planner"
	"sevenlists/planner/profile"
)

// BenchmarkMake measures a whole plan as a Go value.
func BenchmarkMake(b *testing.B) {
	rules, workshop, opt := shipped(b), project(b, "standard_land_workshop"), planner.Default()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := planner.Make(rules, workshop, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecide measures the decision of all items for the same complete project.
func BenchmarkDecide(b *testing.B) {
	rules, workshop := shipped(b), project(b, "standard_land_workshop")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rules.Decide(workshop, profile.Defaults); err != nil {
			b.Fatal(err)
		}
	}
}
