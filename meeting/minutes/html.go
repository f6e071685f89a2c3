package minutes

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page and its style
	"encoding/base64"
	"html/template"
	"io"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	styleText string

	pageTemplate = template.Must(template.New("page").Parse(pageText))
	style        = template.CSS(styleText) //nolint:gosec // our own file
	policy       = policyFor(styleText)
)

// WriteHTML writes the document as one HTML file. It loads nothing from elsewhere, has no script, reads well on a phone,
// and prints on A4 or Letter.
func (d Document) WriteHTML(w io.Writer) error {
	return d.html(w, "page")
}

// WriteHTMLFragment writes the document as an article element for a page or an e-mail of the host's: without a style,
// its parts named by classes that begin with "minutes".
func (d Document) WriteHTMLFragment(w io.Writer) error {
	return d.html(w, "article")
}

func (d Document) html(w io.Writer, name string) error {
	if d.page.isZero() {
		return nil
	}
	var b bytes.Buffer
	err := pageTemplate.ExecuteTemplate(&b, name, d.page)
	return writeAll(w, b.Bytes(), err)
}

// Style returns the style of the one page that there is.
func (page) Style() template.CSS { return style }

// Policy returns the Content-Security-Policy of the page.
func (page) Policy() string { return policy }

// policyFor returns a Content-Security-Policy that allows one style and nothing else.
func policyFor(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}
