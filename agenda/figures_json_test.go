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

func TestFiguresAreReadBackFromJSON(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{prioritized("a", 10, 5, agenda.Must), prioritized("b", 10, 0, agenda.Low)}}
	for _, fitting := range []agenda.Fitting{a.Fit(7 * time.Minute), a.Fit(time.Minute), {}} {
		require.Equal(t, fitting, fromJSON[agenda.Fitting](t, toJSON(t, fitting)))
	}
	spans := a.Needs("ann", time.Hour)
	require.Equal(t, spans, fromJSON[[]agenda.Span](t, toJSON(t, spans)))
	r := replayed(t, afternoon()...)
	require.Equal(t, r.Progress(after(16)), fromJSON[[]agenda.Progress](t, toJSON(t, r.Progress(after(16)))))
	require.Equal(t, r.Presences(after(45)), fromJSON[[]agenda.Presence](t, toJSON(t, r.Presences(after(45)))))
	require.Equal(t, []string{"/end", "/start"}, faults[agenda.Span](`{"start":1,"end":"soon"}`))
	require.Equal(t, []string{"/agenda/items/0/length", "/dropped", "/shortened/0/length"}, faults[agenda.Fitting](`{"agenda":{"items":[{"length":1}]},"dropped":{},"shortened":[{"length":2}]}`))
}

func TestAPlanInAZoneOfOldIsReadBackAtItsInstant(t *testing.T) {
	p := agenda.Plan{Start: time.Date(1850, time.May, 1, 9, 0, 0, 0, time.FixedZone("LMT", 5*3600+53*60+28))}
	require.Empty(t, p.Problems())
	require.True(t, p.Start.Equal(fromJSON[agenda.Plan](t, toJSON(t, p)).Start))
}
