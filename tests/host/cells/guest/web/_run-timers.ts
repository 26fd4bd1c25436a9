import { openCall } from '../../../../../host/cells/guest/open-calls.ts'
import { runTimer } from '../../../../../host/cells/guest/web/timers.ts'

/** Timers of no call in particular run while some call is open. */
openCall(1)

/** Runs what is due, as the cell does: one after the other. */
export function runTimers(failed: (error: unknown) => void): void {
  const now = Date.now()
  while (runTimer(now, failed));
}
