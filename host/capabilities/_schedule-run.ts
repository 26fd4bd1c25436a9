import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import { closest } from 'fastest-levenshtein'
import type { CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'

/** Of a run's data as JSON text. */
const DATA_BYTES = 65_536

/** RFC 3339 with a zone: a time without one means another thing on another host. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Five years: a run beyond is a mistake in units more often than a plan. */
const MAX_AHEAD_MS = 157_766_400_000

interface Wanted {
  readonly method: string
  readonly job: string
  /** Text as the guest gave it, or milliseconds since 1970. */
  readonly at: string | number
  readonly data: unknown
  readonly id: string | undefined
  readonly maxPending: number
}

/**
 * Schedules a run of one of the caller's own jobs.
 *
 * @throws HP_ERR_JOB_UNKNOWN, HP_ERR_PARAMS, HP_ERR_QUOTA
 */
export async function scheduleRun({ jobs, clock }: Services, { plugin, tenant, cause }: CapabilityCall, wanted: Wanted): Promise<{ id: string; at: string }> {
  const { method, job, data, id = randomUUID(), maxPending } = wanted
  const declared = (plugin.contributes?.jobs ?? []).map((item) => item.id)
  if (!declared.includes(job)) {
    const nearest = declared.length === 0 ? 'none is declared' : closest(job, declared)
    throw new HardpointError('HP_ERR_JOB_UNKNOWN', { plugin: plugin.id, method, job, nearest })
  }
  const at = timeOf(wanted, clock())
  const text = JSON.stringify(data ?? null)
  if (Buffer.byteLength(text) > DATA_BYTES) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/data', problem: `is larger than ${DATA_BYTES} bytes` })
  // Two calls at once may both see the last free place: the bound is on what a plugin piles up, not to the unit.
  if (await jobs.pending(plugin.id, tenant) >= maxPending) {
    throw new HardpointError('HP_ERR_QUOTA', { plugin: plugin.id, what: 'scheduled runs', limit: maxPending })
  }
  await jobs.schedule({ id, plugin: plugin.id, tenant, job, at, data: text, ...cause === undefined ? {} : { cause } })
  return { id, at: new Date(at).toISOString() }
}

/** Of the caller's own runs only: the queue knows a run by plugin, tenant and id. */
export async function cancelRun({ jobs }: Services, { plugin, tenant }: CapabilityCall, id: string): Promise<boolean> {
  return jobs.cancel(plugin.id, tenant, id)
}

function timeOf({ at, method }: Wanted, now: number): number {
  const time = typeof at === 'number' ? at : TIME.test(at) ? Date.parse(at) : NaN
  if (Number.isNaN(time)) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/time', problem: 'is not a time as RFC 3339 writes it, with a zone' })
  if (time - now > MAX_AHEAD_MS) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/time', problem: 'is more than five years ahead' })
  return Math.max(time, now)
}
