// Package availability says when people work, and what their meetings leave of it.
//
// [WorkingHours] are somebody's hours by the day of the week, on the clock of their zone, without holidays
// and days off. [WorkingHours.Within] turns them into a set of instants, with the clock changes that lie in
// it, so that everything after that is arithmetic of sets:
//
//	working, err := hours.Within(window)           // 9 to 17 is eight hours, whatever the clocks did at night
//	free := working.Subtract(busy)                 // free blocks
//	focus := availability.FocusBlocks(free, 2*time.Hour)
//
// What one meeting takes of the time in which somebody could work without being disturbed, [FocusCosts] has:
// half an hour at 16:30 in an afternoon that was free from 15:00 to 17:00 costs two hours.
//
// The package does no I/O, reads no clock and opens no time zone; [Restore] and [Decode] take a resolver of
// zones from the host.
package availability
