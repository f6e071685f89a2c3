package main

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func TestS10TheStoryOfTheTeamIsTheSameInEveryZoneOfTheMachine(t *testing.T) {
	const file = "testdata/story.txt"
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	for _, zone := range []string{"UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata"} {
		loc, err := time.LoadLocation(zone)
		require.NoError(t, err)
		time.Local = loc
		story, err := tell()
		require.NoError(t, err)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(story), 0o600))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), story, zone)
	}
}
