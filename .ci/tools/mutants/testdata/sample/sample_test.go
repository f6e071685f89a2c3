package sample_test

import (
	"testing"

	"example.com/sample"
)

func TestGrade(t *testing.T) {
	for points, want := range map[int]string{100: "good", 60: "even", 50: "even", 51: "poor", 10: "poor"} {
		if got := sample.Grade(points); got != want {
			t.Errorf("%d is %s, not %s", points, got, want)
		}
	}
}

func TestSum(t *testing.T) {
	if got := sample.Sum(3); got != -504 {
		t.Errorf("got %d", got)
	}
}
