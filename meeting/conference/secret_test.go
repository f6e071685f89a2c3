package conference_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"text/template"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// secret is what must not be seen, nor its bytes in base 16, base 10 and base 64.
const secret = "Hush4711Hush"

var writings = []string{"Hush", "hush", "4711", "48757368", "72 117 115 104", "SHVzaD"}

func hidden(t testing.TB, text string) {
	t.Helper()
	for _, w := range writings {
		require.NotContains(t, text, w)
	}
}

// What a host may have around links. Unexported fields are the hard case: fmt does not call their methods.
type (
	invitation struct {
		Title  string
		Link   conference.Link
		link   conference.Link
		code   conference.Passcode
		links  []conference.Link
		byName map[string]conference.Link
		boxed  any
		ref    *conference.Link
	}
	linkError struct{ link conference.Link }
)

func (e linkError) Error() string { return fmt.Sprintf("can't join %v", e.link) }

// holders are the ways to hold a link.
func holders(t testing.TB) map[string]any {
	t.Helper()
	l, err := conference.Parse("https://zoom.us/j/93112345601?pwd=" + secret + "&tk=" + secret)
	require.NoError(t, err)
	require.Equal(t, secret, l.Passcode().Reveal())
	found := conference.Find(conference.Texts{Description: "+1 646 558 8656,,93112345601#,,,,*471147114711#"})
	require.Len(t, found, 1)
	all := []conference.Link{found[0], l}
	i := invitation{"Review", l, l, l.Passcode(), all, map[string]conference.Link{"zoom": l}, l, &l}
	return map[string]any{
		"link": l, "pointer": &l, "links": all, "struct": i, "pointer to struct": &i, "map": map[string]any{"i": i, "l": l}, "array": [1]conference.Link{l},
		"code": l.Passcode(), "codes": []conference.Passcode{l.Passcode()}, "error": linkError{l}, "way there": l.Passcode().Reveal, "way to join": l.JoinURL,
	}
}

func TestNoVerbOfFmtPrintsAPassCode(t *testing.T) {
	for name, v := range holders(t) {
		for _, verb := range []string{"v", "+v", "#v", "s", "q", "x", "X", "d", "t", "c", "U", "b", "p", "T", "20v", "-5.3s", "w"} {
			text := fmt.Errorf("%"+verb, v).Error()
			hidden(t, text)
			require.NotEmpty(t, text, name)
		}
		hidden(t, fmt.Sprint(v)+fmt.Sprintln(v))
	}
	hidden(t, errors.Join(linkError{holders(t)["link"].(conference.Link)}).Error())
	code := holders(t)["code"]
	assert.Equal(t, "confidential confidential [confidential]", fmt.Sprintf("%v %q %v", code, code, holders(t)["codes"]))
	assert.Equal(t, "https://zoom.us/j/93112345601", fmt.Sprint(holders(t)["link"]))
}

func TestNoEncoderAndNoLogWritesAPassCode(t *testing.T) {
	for name, v := range holders(t) {
		var b bytes.Buffer
		data, err := json.Marshal(v)
		fmt.Fprint(&b, string(data), err)
		data, err = xml.Marshal(v)
		fmt.Fprint(&b, string(data), err)
		fmt.Fprint(&b, gob.NewEncoder(&b).Encode(v))
		fmt.Fprint(&b, template.Must(template.New("").Parse(`{{.}} {{printf "%#v" .}} {{html .}}`)).Execute(&b, v))
		for _, handler := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
			slog.New(handler).With(name, v).Error("joined", name, v, slog.Any("group", slog.GroupValue(slog.Any(name, v))))
		}
		require.Greater(t, b.Len(), 100, name)
		hidden(t, b.String())
	}
	code := holders(t)["code"].(conference.Passcode)
	_, err := json.Marshal(code)
	require.ErrorIs(t, err, conference.ErrConfidential)
	_, err = code.MarshalText()
	require.ErrorIs(t, err, conference.ErrConfidential)
	require.ErrorIs(t, gob.NewEncoder(&bytes.Buffer{}).Encode(code), conference.ErrConfidential)
}

func TestErrorsDoNotRepeatWhatWasNotRecognized(t *testing.T) {
	_, err := conference.Parse("https://zoom.us/x/93112345601?pwd=" + secret)
	require.ErrorIs(t, err, conference.ErrUnknown)
	hidden(t, err.Error())
	var l conference.Link
	err = json.Unmarshal([]byte(`"https://zoom.us/x/93112345601?pwd=`+secret+`"`), &l)
	require.ErrorIs(t, err, conference.ErrUnknown)
	hidden(t, err.Error())
}

func TestALinkSurvivesJSONWithoutItsCode(t *testing.T) {
	for _, l := range everyLink(t) {
		data, err := json.Marshal(map[string]conference.Link{"join": l})
		require.NoError(t, err)
		var back map[string]conference.Link
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, l.URL(), back["join"].URL())
		assert.True(t, back["join"].Passcode().IsZero())
	}
	var zero conference.Link
	data, err := json.Marshal(zero)
	require.NoError(t, err)
	assert.Equal(t, `""`, string(data))
	back := everyLink(t)[0]
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, back.IsZero())
	assert.Empty(t, back.JoinURL())
	assert.Empty(t, back.Passcode().Reveal())
	require.NoError(t, json.Unmarshal([]byte(`"https://zoom.us/j/93112345601?pwd=x"`), &back))
	assert.Equal(t, "x", back.Passcode().Reveal())
}
