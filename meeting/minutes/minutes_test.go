package minutes_test

import (
	"testing"

	"github.com/salesmeeting/salesmeeting/meeting/minutes"
)

func TestDocumentsAreThoseOfTheGoldenFiles(t *testing.T) {
	o, m := occurrence(t, visit(t)), taken(t)
	for name, options := range map[string]minutes.Options{
		"customers": {}, "customers-hi": {Language: "hi-IN"},
		"internal": {Internal: true}, "internal-hi": {Language: "hi", Internal: true},
	} {
		t.Run(name, func(t *testing.T) {
			for _, format := range []string{"md", "html"} {
				golden(t, "agenda-"+name+"."+format, []byte(written(t, planned(t, o, options), format)))
				golden(t, "minutes-"+name+"."+format, []byte(written(t, document(t, o, m, options), format)))
			}
			golden(t, "actions-"+name+".csv", []byte(written(t, document(t, o, m, options), "csv")))
		})
	}
}
