import type { FromSchema } from 'json-schema-to-ts'
import { capability, method } from './_capability.ts'
import { cancelRun, scheduleRun } from './_schedule-run.ts'

const OPTIONS = {
  type: 'object', additionalProperties: false,
  properties: { maxPending: { type: 'integer', minimum: 1, maximum: 10_000, description: 'runs waiting at a time, per organisation; 100 without it' } },
  examples: [{ maxPending: 1000 }],
} as const

/** What a manifest may ask for. */
export type ScheduleOptions = FromSchema<typeof OPTIONS>

/** Runs waiting at a time, where the manifest names no number. */
const DEFAULT_PENDING = 100

const JOB = { type: 'string', minLength: 1, maxLength: 64, description: 'a job in contributes.jobs of plugin.json' } as const
const DATA = { description: 'Anything JSON can hold, up to 64 KiB as text: what the handler gets.' } as const
const RUN_OPTIONS = {
  title: 'ScheduleOptions', type: 'object', additionalProperties: false,
  properties: { id: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._:-]+$', description: 'scheduling the same id again moves the run; made up without it' } },
} as const
const SCHEDULED = {
  title: 'ScheduledJob', type: 'object', additionalProperties: false, required: ['id', 'at'],
  properties: { id: { type: 'string' }, at: { type: 'string', description: 'ISO 8601, UTC' } },
} as const

/** A year: a delay beyond is a mistake in units more often than a plan. */
const MAX_DELAY_MS = 31_622_400_000

/** Runs of the plugin's own jobs at a time. Durable, at least once. */
export const schedule = capability<ScheduleOptions>({
  id: 'schedule',
  consent: ({ maxPending = DEFAULT_PENDING }) => `Run its own jobs at times it chooses, with up to ${maxPending} waiting.`,
  options: OPTIONS,
  wider: ({ maxPending: granted = DEFAULT_PENDING }, { maxPending: requested = DEFAULT_PENDING }) =>
    granted > requested ? `maxPending ${granted} is more than ${requested}` : undefined,
  limits: { perSecond: 100, burst: 1000, concurrent: 32 },
  methods: {
    at: method({
      description: 'Runs a job at a time (at once where it is past).',
      params: {
        type: 'object', additionalProperties: false, required: ['job', 'time'],
        properties: { job: JOB, time: { type: 'string', maxLength: 40, description: 'RFC 3339 with a zone: 2026-12-01T08:00:00Z' }, data: DATA, options: RUN_OPTIONS },
      },
      result: SCHEDULED,
      mutates: true,
      invoke: (services, call, { job, time, data, options }) =>
        scheduleRun(services, call, { method: 'schedule.at', job, at: time, data, id: options?.id, maxPending: call.grant.maxPending ?? DEFAULT_PENDING }),
    }),
    after: method({
      description: 'Runs a job after a delay in milliseconds.',
      params: {
        type: 'object', additionalProperties: false, required: ['job', 'delayMs'],
        properties: { job: JOB, delayMs: { type: 'integer', minimum: 0, maximum: MAX_DELAY_MS }, data: DATA, options: RUN_OPTIONS },
      },
      result: SCHEDULED,
      mutates: true,
      invoke: (services, call, { job, delayMs, data, options }) =>
        scheduleRun(services, call, { method: 'schedule.after', job, at: services.clock() + delayMs, data, id: options?.id, maxPending: call.grant.maxPending ?? DEFAULT_PENDING }),
    }),
    cancel: method({
      description: 'Takes a run back. False where there is none (any more).',
      params: { type: 'object', additionalProperties: false, required: ['id'], properties: { id: { type: 'string', minLength: 1, maxLength: 128 } } },
      result: { type: 'boolean' },
      mutates: true,
      invoke: (services, call, { id }) => cancelRun(services, call, id),
    }),
  },
})
