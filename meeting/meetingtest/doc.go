// Package meetingtest checks implementations of the ports of package meeting, rule by rule: [TestStore] those of
// [meeting.Store], [TestNotifier] those of [meeting.Notifier].
//
//	func TestStore(t *testing.T) {
//		meetingtest.TestStore(t, func(ctx context.Context, tenant string) (meeting.Store, error) {
//			return open(ctx, database, tenant)
//		})
//	}
//
// Each case checks one rule, which it cites where it fails. The cases can also be run by themselves, outside of
// package testing: see [StoreCases] and [NotifierCases].
package meetingtest
