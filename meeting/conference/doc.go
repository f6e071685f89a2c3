// Package conference recognizes the links and the numbers by which people join a meeting from afar.
//
// [Find] looks for them where calendars keep them, in properties, the location and the description, and [Parse]
// reads one. Both know Zoom, Webex, Skype, Skype for Business, Microsoft Teams, Google Meet, and dial-in numbers.
// They go by the host and the form of the path: a page of help, a recording, a form to register, or a host that
// only looks like one is no join link. The package opens no connection and makes no rooms.
//
// # What a link says
//
// A [Link] has the service, the ID of the meeting, and a normalized URL: the links to one meeting have the same
// one, through whatever host of the service, redirect or form of the page they lead. It has no pass code, no
// ticket and no tracking, and is all that prints, so that reports, logs and JSON show no codes. It still names the
// meeting, and a meeting without a code is open to all who can name it. [Link.JoinURL] has the link to join
// as it was found, and [Link.Passcode] the code, for those who ask.
//
// # Services
//
// The forms are those that occur in calendars:
//
//   - Zoom: /j/, /w/, /s/, /wc/ and /launch/jc/ with an ID of 9 to 11 digits, /my/ with a name, on zoom.us, zoom.com,
//     zoomgov.com, zoom.com.cn, zoom-x.de and the hosts below them, and zoommtg:. IDs are the same on all hosts of
//     one of these domains.
//   - Webex: personal rooms (/meet/, /join/), pages with an MTID, ED or MK, and the pages of the web app, on the
//     sites below webex.com and, in China, webex.com.cn.
//   - Skype: join.skype.com. It ended on 5 May 2025.
//   - Skype for Business and Lync: meet.lync.com, which ended on 31 July 2021; the simple URLs of a company's own
//     servers, https://meet.contoso.com/user/ID, https://lync.contoso.com/meet/user/ID (Microsoft, "Planning for
//     simple URLs in Lync Server 2013"); and conf: URIs.
//   - Microsoft Teams: /l/meetup-join/ and /meet/, on teams.microsoft.com, teams.live.com and the clouds of
//     governments, and msteams:.
//   - Google Meet: codes of three, four and three letters, /lookup/, and g.co/meet/.
//   - Phone: tel: URIs (RFC 3966), a location that is an international number and nothing else, and in texts a number
//     that says how to get in: "+1 646 558 8656,,123456789#", or an international one with a PIN, a pass code or a
//     conference ID, in English, in the same line or below. Any other number in a text is somebody's phone.
//
// # Bounds
//
// Time and memory are linear in the input. Of each text, the first 1,048,576 bytes are read, of a link at most
// 8,192 bytes, of redirects at most 4, one within the other, and [Find] returns at most 100 links.
package conference
