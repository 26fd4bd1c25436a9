import { Cron } from 'croner'
import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * The next time a five-field cron line is due in a time zone, in milliseconds since 1970, strictly after `after`.
 *
 * Where clocks change, a fixed time happens once a day (one that is skipped happens at the end of the gap), and a pattern with
 * a step or star in its minutes or hours happens in both passes of a repeated hour, as in Vixie cron.
 *
 * @throws HP_ERR_CRON for a line that is none or never comes due, and for an unknown time zone
 */
export function nextCronTime(cron: string, timezone: string, after: number): number {
  const next = nextRun(cron, timezone, after)
  if (next === null) throw new HardpointError('HP_ERR_CRON', { cron, timezone, problem: 'it never comes due' })
  return next.getTime()
}

function nextRun(cron: string, timezone: string, after: number): Date | null {
  // croner also takes dates and nicknames such as @daily, which the manifest does not promise.
  if (cron.trim().split(/\s+/).length !== 5) {
    throw new HardpointError('HP_ERR_CRON', { cron, timezone, problem: 'it does not have five fields' })
  }
  // croner takes an empty name for the zone of this machine.
  if (timezone === '') throw new HardpointError('HP_ERR_CRON', { cron, timezone, problem: 'the time zone has no name' })
  try {
    return new Cron(cron, { paused: true, timezone, mode: '5-part' }).nextRun(new Date(after))
  } catch (error) {
    throw new HardpointError('HP_ERR_CRON', { cron, timezone, problem: error instanceof Error ? error.message : String(error) }, { cause: error })
  }
}
