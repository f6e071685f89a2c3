package conference

// A Service is what a meeting is joined through. It is text, stable, for JSON and databases; the zero Service is
// none. == works.
type Service string

// The services that this package knows.
const (
	Zoom             Service = "zoom"
	Webex            Service = "webex"
	Skype            Service = "skype"
	SkypeForBusiness Service = "skype_for_business"
	Teams            Service = "teams"
	Meet             Service = "meet"
	Phone            Service = "phone"
)

// names are the services' own names.
var names = map[Service]string{
	Zoom: "Zoom", Webex: "Webex", Skype: "Skype", SkypeForBusiness: "Skype for Business",
	Teams: "Microsoft Teams", Meet: "Google Meet", Phone: "Phone",
}

// Name returns the name of s for people, which is the same in all languages but for "Phone". It is empty for a
// service that this package does not know.
func (s Service) Name() string { return names[s] }

// Retired reports whether s has ended, so that its links, which old calendars still have, lead nowhere: Skype on
// 5 May 2025, Skype for Business Online on 31 July 2021 (Microsoft's announcements). A company's own server for Skype
// for Business may still answer; its links don't tell, and are reported as retired too.
func (s Service) Retired() bool { return s == Skype || s == SkypeForBusiness }
