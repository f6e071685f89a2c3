package agenda_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func TestFiguresAreWrittenInJSONWithTheirUnits(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{prioritized("a", 10, 5, agenda.Must), prioritized("b", 10, 0, agenda.Low)}}
	require.Equal(t, `{"agenda":{"items":[{"title":"a","length":"7m0s","shortest":"5m0s","priority":"must"}]},`+
		`"dropped":[{"title":"b","length":"10m0s","priority":"low"}],`+
		`"shortened":[{"item":{"title":"a","length":"10m0s","shortest":"5m0s","priority":"must"},"length":"7m0s"}]}`, toJSON(t, a.Fit(7*time.Minute)))
	require.Contains(t, toJSON(t, a.Fit(time.Minute)), `"overrun":"4m0s"`)
	require.Equal(t, `[{"start":"0s","end":"1h0m0s"}]`, toJSON(t, a.Needs("ann", time.Hour)))

	r := replayed(t, afternoon()...)
	require.Contains(t, toJSON(t, r.Progress(after(16))), `{"id":"Numbers","item":{"title":"Numbers","length":"20m0s"},"state":"finished","planned":"20m0s","spent":"10m0s"}`)
	require.Contains(t, toJSON(t, r.Presences(after(45))), `{"person":"bo","joined":"2026-01-08T10:06:00Z","left":"2026-01-08T10:45:00Z"}`)
}
