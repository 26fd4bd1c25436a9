import type { Commit } from '../storage/store.ts'

/** A run of a job that is due at a time. */
export interface ScheduledRun {
  /** Unique for a plugin and tenant: scheduling it again moves it. */
  readonly id: string
  readonly plugin: string
  readonly tenant: string
  /** Local name of the job in the manifest. */
  readonly job: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** JSON text, for the handler only. */
  readonly data: string
  readonly attempt: number
  /** Id of the principal whose call scheduled it, however far back. For the host alone. */
  readonly cause?: string
}

export interface CronJob {
  readonly plugin: string
  readonly tenant: string
  readonly job: string
  readonly cron: string
  readonly timezone: string
}

/** Durable timers: one-off runs that plugins schedule, and cron jobs of manifests. At least once. */
export interface JobQueue {
  /** The puts that schedule a run, for a commit; then call `wake`. */
  writes(run: Omit<ScheduledRun, 'attempt'>): NonNullable<Commit['puts']>
  schedule(run: Omit<ScheduledRun, 'attempt'>): Promise<void>
  cancel(plugin: string, tenant: string, id: string): Promise<boolean>
  /** One-off runs of a plugin that are kept now: waiting, running or to be tried again. What the capability `schedule` bounds. */
  pending(plugin: string, tenant: string): Promise<number>
  wake(): void
  /** Whole: the cron jobs of every enabled plugin. A run missed while the host was down happens once, at start. */
  setCronJobs(jobs: readonly CronJob[]): Promise<void>
  /** Runs until closed. Rejecting means: again, with backoff, then given up and logged. */
  start(run: (run: ScheduledRun) => Promise<void>): void
  close(): Promise<void>
}
