package agenda

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Material is a link to something that people read before an item or look at with it. It is plain data,
// comparable with ==; only the URL is required.
type Material struct {
	Title string `json:"title,omitempty"`
	// URL is an absolute link with the scheme http or https.
	URL string `json:"url"`
}

const maxURLBytes = 2000

// Problems returns every fault of the material: a title longer than 1,000 bytes or not UTF-8; a URL that is
// missing, longer than 2,000 bytes, not absolute, of another scheme than http and https, without a host, or
// with a user name or a password, which everybody who reads the agenda would see.
func (m Material) Problems() participant.Problems {
	var c checker
	c.text(m.Title, maxTitleBytes, "title")
	c.note(checkURL(m.URL), "url")
	return c.problems
}

// UnmarshalJSON reads a material. Faults are located and come all at once, as [participant.Problems].
func (m *Material) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"title": &m.Title, "url": &m.URL})
}

func checkURL(link string) error {
	if link == "" {
		return errors.New(`is missing: give a link, "https://…"`)
	}
	if err := checkText(link, maxURLBytes); err != nil {
		return err
	}
	u, err := url.Parse(link)
	switch {
	case err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf(`%.80q is no link to follow: give it whole, "https://…"`, link)
	case u.User != nil:
		return errors.New("has a user name or a password, which everybody would see")
	}
	return nil
}
