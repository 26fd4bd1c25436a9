import { refuse } from '@hardpoint/sdk'
import type { StorageKey } from './keys.ts'
import { UnitOfWork, type LedgerStorage, type Scope } from './unit-of-work.ts'

/** One change of the ledger: what it will surely read, and what it does. It may run several times, but is committed once. */
export interface Command<T> {
  readonly reads: readonly StorageKey[]
  run(scope: Scope): Promise<T>
}

interface Job {
  readonly storage: LedgerStorage
  readonly command: Command<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly job: Job } & ({ readonly value: unknown } | { readonly error: unknown })

/**
 * The host takes 1,000 writes in a commit, a mebibyte of text, and 100 events. The largest command makes about 210 writes of up to
 * 1 kB each and 3 events.
 */
const FULL = 300
const MAX_JOBS = 32
const MAX_ATTEMPTS = 10
/** A round that takes longer was lost with the call it ran in: the next arrival starts another. The check of the head keeps both right. */
const STALE_MS = 5000

/**
 * Brings the commands of one ledger in a row, and commits those that wait together in one go.
 *
 * The row is for speed alone. What keeps the ledger right is the check of each commit (unit-of-work.ts): another host may write the same keys.
 */
export class Writer {
  readonly #waiting: Job[] = []
  #round: { readonly since: number } | undefined

  /** Settles when the command is committed, or refused on top of a state that was. @throws what the command throws; TREASURY_BUSY */
  submit<T>(storage: LedgerStorage, command: Command<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ storage, command, resolve, reject })
      if (this.#round === undefined || performance.now() - this.#round.since > STALE_MS) void this.#work()
    })
  }

  async #work(): Promise<void> {
    let mine = { since: performance.now() }
    this.#round = mine
    while (this.#waiting.length > 0) {
      await this.#commitSome(this.#waiting.splice(0, MAX_JOBS))
      if (this.#round !== mine) return
      this.#round = mine = { since: performance.now() }
    }
    this.#round = undefined
  }

  /** Never rejects: every job is settled, or back in the row. */
  async #commitSome(jobs: Job[]): Promise<void> {
    try {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const outcomes = await attemptAll(jobs)
        if (outcomes !== undefined) {
          this.#waiting.unshift(...jobs.slice(outcomes.length))
          return outcomes.forEach(settle)
        }
        await pause(attempt)
      }
      throw refuse(503, 'TREASURY_BUSY', 'Other hosts write to this ledger without a pause. Nothing was written: try again with the same key.')
    } catch (error) {
      for (const job of jobs) job.reject(error)
    }
  }
}

/** @returns what became of as many as fit into one commit, or undefined where the commit met a newer state */
async function attemptAll(jobs: readonly Job[]): Promise<Outcome[] | undefined> {
  const [first] = jobs
  if (first === undefined) return []
  // The first job's call is still waiting for its answer, so its host object is alive.
  const unit = await UnitOfWork.begin(first.storage, jobs.flatMap(({ command }) => command.reads))
  const outcomes: Outcome[] = []
  for (const job of jobs) {
    if (unit.size >= FULL) break
    outcomes.push(await unit.run((scope) => job.command.run(scope)).then((value) => ({ job, value }), (error: unknown) => ({ job, error })))
  }
  return await commits(unit) ? outcomes : undefined
}

/** The host says HP_ERR_CONFLICT where it met others too often itself. */
async function commits(unit: UnitOfWork): Promise<boolean> {
  try {
    return await unit.commit()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'HP_ERR_CONFLICT') return false
    throw error
  }
}

function settle(outcome: Outcome): void {
  if ('error' in outcome) outcome.job.reject(outcome.error)
  else outcome.job.resolve(outcome.value as never)
}

/** Longer each time and never twice the same, so that two hosts do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, Math.random() * 2 ** Math.min(attempt, 7)) })
}
