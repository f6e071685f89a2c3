// Package webhook tells people of meetings by signed HTTP requests to an endpoint of the host's: it is a
// [meeting.Notifier] on net/http, and has what the other end needs to check what it gets.
//
// # Requests
//
// Each notification is one POST with a [Message] as JSON and three headers, as the Standard Webhooks specification
// (standardwebhooks.com, symmetric signatures) has them, so that receivers can use any library for it:
//
//   - webhook-id: the ID of the notification, 36 characters. It is the same however often the notification comes:
//     a receiver that has seen it answers 2xx and does nothing.
//   - webhook-timestamp: when the request was signed, seconds of Unix time, in decimal.
//   - webhook-signature: "v1," and the base64 (RFC 4648 section 4) of the HMAC-SHA256 (RFC 2104) of id, timestamp and
//     body with full stops between them, one for each secret, with spaces between them.
//
// # Secrets
//
// To change a [Secret] without losing a message: let the receiver's [Verifier] have the new one beside the old one,
// then the notifier, then take the old one from both. Or sign with both while receivers change: the request has a
// signature of each, and one that is right is enough. Each endpoint has secrets of its own: whoever can check a
// signature can make one.
//
// # Answers
//
// What the endpoint answers decides what becomes of the notification (RFC 9110 section 15):
//
//   - 2xx: it is delivered.
//   - 400, 405, 410, 413, 414, 415, 422, 431 and 451: the same request will never be accepted. The error matches
//     [meeting.ErrUndeliverable], and the notification becomes a dead letter.
//   - all others, redirects too, which are not followed: it is tried again, when the Scheduler's back-off says, not
//     when Retry-After does.
//
// Of an answer at most 64 KiB are read, and nothing of its body is in an error. Of what is no answer in HTTP, or of a
// redirect to what is no URL, the client's error may quote a line.
//
// # What the host decides
//
// The [http.Client] is the host's: its timeout, its proxy, its certificates. Give it a Timeout: without one an endpoint
// that does not answer, or never ends its answer, holds up everything that is to be delivered after it. Where customers
// may enter an endpoint of their own, the client's transport is the place to refuse addresses inside of the host's
// network. A Message has the person's name and address, and of the meeting its title and when it takes place; no agenda,
// no links and no pass codes. Who needs more asks the host, or the host writes other bodies: see [Options].
package webhook
