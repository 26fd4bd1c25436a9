import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { ResolveInput } from '../resolver/mod.ts'

/** Several times what the largest problem takes that a registry can honestly pose. */
const MAX_MEMORY_MB = 512

/** What the resolver stops at by itself, as it says; a thread that is past it by this much does not answer any more. */
const DEFAULT_MAX_MS = 5000
const GRACE_MS = 2000

/** A thread takes longer to start than most problems to solve, and an admin seldom looks once. */
const IDLE_MS = 5000

/** What is asked of a solver: a problem without the versions, but for plugins of which others are known than at first. */
export type SolverInput = Omit<ResolveInput, 'packages'> & Partial<Pick<ResolveInput, 'packages'>>

/** As `resolve`. @throws HP_ERR_RESOLUTION, HP_ERR_RESOLUTION_BUDGET */
export type Solve = (input: SolverInput) => Promise<ReadonlyMap<string, string>>

export type ToSolver = { readonly kind: 'packages'; readonly packages: ResolveInput['packages'] } | { readonly kind: 'solve'; readonly input: SolverInput }

/** An error of ours as data: classes do not cross to another thread. `begun`: from now on the time counts, however long the thread took to start. */
export type FromSolver = { readonly kind: 'begun' } | { readonly kind: 'solved'; readonly versions: ReadonlyMap<string, string> }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }

/**
 * Resolves in a thread of its own, which is ended at the budget's end or when it outgrows its memory: to choose versions is NP-complete, the problem
 * comes from strangers, and the event loop is every plugin's.
 *
 * @param packages copied to the thread once, for all that is asked: in time that grows with their size alone
 */
export async function withSolver<T>(packages: ResolveInput['packages'], work: (solve: Solve) => Promise<T>): Promise<T> {
  const worker = takeWorker()
  const post = (message: ToSolver): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
    worker.postMessage(message)
  }
  let isWhole = true
  try {
    post({ kind: 'packages', packages })
    return await work(async input => {
      isWhole = false
      const answer = await ask(worker, { limitMs: input.policy?.maxMs ?? DEFAULT_MAX_MS, begin: () => post({ kind: 'solve', input }) })
      isWhole = true
      if (answer.kind === 'solved') return answer.versions
      throw new HardpointError(answer.code, answer.details as never)
    })
  } finally {
    if (isWhole) {
      post({ kind: 'packages', packages: {} })
      giveBack(worker)
    } else await worker.terminate()
  }
}

async function ask(worker: Worker, { limitMs, begin }: { readonly limitMs: number; readonly begin: () => void }): Promise<Exclude<FromSolver, { kind: 'begun' }>> {
  const { promise, resolve, reject } = Promise.withResolvers<Exclude<FromSolver, { kind: 'begun' }>>()
  let timer: NodeJS.Timeout | undefined
  const over = (budget: string) => new HardpointError('HP_ERR_RESOLUTION_BUDGET', { budget })
  silence(worker)
    .on('error', (error: unknown) => reject(isOutOfMemory(error) ? over(`${MAX_MEMORY_MB} MB of memory`) : error))
    .on('exit', () => reject(over('what its thread lived')))
    .on('message', (message: FromSolver) => {
      if (message.kind === 'begun') timer = setTimeout(() => reject(over(`${limitMs} ms`)), limitMs + GRACE_MS)
      else resolve(message)
    })
  begin()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined

function takeWorker(): Worker {
  if (idle === undefined) {
    return new Worker(join(import.meta.dirname, '_solver-thread.ts'), { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } })
  }
  const { worker, timer } = idle
  idle = undefined
  clearTimeout(timer)
  worker.ref()
  return worker
}

/** Keeps one for a while; it keeps no process alive. */
function giveBack(worker: Worker): void {
  silence(worker).on('error', () => { if (idle?.worker === worker) idle = undefined })
  if (idle !== undefined) {
    void worker.terminate()
    return
  }
  worker.unref()
  const timer = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, IDLE_MS).unref()
  idle = { worker, timer }
}

/** By name: Node has listeners of its own on a worker. */
function silence(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
  return worker
}
