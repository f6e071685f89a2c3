package main

import (
	"bytes"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func TestS7TheStoryOfThePlannersIsTheSameInEveryZoneOfTheMachine(t *testing.T) {
	const file = "testdata/story.txt"
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	for _, zone := range []string{"UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata"} {
		loc, err := time.LoadLocation(zone)
		require.NoError(t, err)
		time.Local = loc
		var b bytes.Buffer
		require.NoError(t, tell(&b))
		if *update {
			require.NoError(t, os.WriteFile(file, b.Bytes(), 0o600))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), b.String(), zone)
	}
}
