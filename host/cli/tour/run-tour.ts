import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { HostProcess } from './host-process.ts'
import { HttpSession } from './http-session.ts'
import { Ledger } from './ledger.ts'
import { runCli } from './run-cli.ts'
import { greeting, interrupted } from './steps-host.ts'
import { idempotency, killedCell, killedHost, transfers } from './steps-ledger.ts'
import { enterpriseFeature, expired, installOnPro, refusedOnFree, toggle } from './steps-license.ts'
import { flippedByte } from './steps-registry.ts'
import type { StepResult, TourContext, TourStep } from './tour-step.ts'

/** Longest a step may take. One that takes longer ends the tour: what it started may still be at work. */
const STEP_MS = 150_000

/** What the tour saw, step by step. */
export interface TourReport {
  readonly ok: boolean
  readonly ms: number
  readonly steps: readonly TakenStep[]
}

export interface TakenStep extends StepResult {
  readonly step: string
  readonly ok: boolean
  readonly ms: number
}

export interface TourOptions {
  /** The repository. */
  readonly root: string
  readonly onStep: (step: string) => void
  readonly steps?: readonly TourStep[]
  /** Ends the tour before its time. */
  readonly signal?: AbortSignal
  readonly stepMs?: number
}

export const TOUR: readonly TourStep[] = [
  refusedOnFree, installOnPro, transfers, idempotency, enterpriseFeature, toggle, killedCell, killedHost, flippedByte, expired, interrupted,
]

/**
 * README's tour, taken on a directory of its own that is gone afterwards, as is every process. A step that throws has failed, and the rest is still taken;
 * where the host does not start, or a step does not end, the rest is not.
 *
 * @throws HP_ERR_TOUR where there is no place for the directory; the signal's reason where that ended the tour
 */
export async function runTour({ root, onStep, steps = TOUR, signal = new AbortController().signal, stepMs = STEP_MS }: TourOptions): Promise<TourReport> {
  signal.throwIfAborted()
  const began = performance.now()
  const data = await temporaryDirectory()
  const stop = new AbortController()
  const over = AbortSignal.any([signal, stop.signal])
  const host = new HostProcess(root, data)
  let http: HttpSession | undefined
  let context: TourContext | undefined
  const taken: TakenStep[] = []
  const take = async (name: string, run: () => Promise<StepResult>): Promise<void> => {
    onStep(`${name}…`)
    taken.push(await takeStep(name, run, { stop, over, stepMs }))
    signal.throwIfAborted()
  }
  try {
    await take('npm start: keys, registry, host, first-party plugins', async () => {
      const url = await host.start()
      http = new HttpSession(url, (await readFile(join(data, 'admin-token'), 'utf8')).trim())
      context = { root, data, host, http, ledger: new Ledger(http, { signal: over }), cli: (...args) => runCli({ root, data, signal: over }, args) }
      return greeting({ said: host.said, url, http })
    })
    if (context === undefined) stop.abort(new HardpointError('HP_ERR_TOUR', { step: 'npm start', problem: 'no host runs' }))
    for (const step of steps) await take(step.name, async () => step.run(context as TourContext))
  } finally {
    stop.abort()
    await http?.close()
    await host.close().finally(() => rm(data, { recursive: true, force: true, maxRetries: 5 }))
  }
  return { ok: taken.every(({ ok }) => ok), ms: Math.round(performance.now() - began), steps: taken }
}

async function temporaryDirectory(): Promise<string> {
  const path = join(tmpdir(), 'hardpoint-check-')
  return mkdtemp(path).catch((cause: unknown) => {
    throw new HardpointError('HP_ERR_TOUR', { step: 'making a temporary directory', problem: cause instanceof Error ? cause.message : path }, { cause })
  })
}

interface Ends { readonly stop: AbortController; readonly over: AbortSignal; readonly stepMs: number }

async function takeStep(step: string, run: () => Promise<StepResult>, ends: Ends): Promise<TakenStep> {
  const began = performance.now()
  const found = ends.over.aborted ? failed(step, `it was not taken, since ${textOf(ends.over.reason)}`) : await inTime(step, run, ends).catch((error: unknown) => failed(step, error))
  return { step, ok: all(found.checks), ms: Math.round(performance.now() - began), ...found }
}

/** What the step finds, unless the tour ends before: because of it, when it takes too long, or because of a signal. */
async function inTime(step: string, run: () => Promise<StepResult>, { stop, over, stepMs }: Ends): Promise<StepResult> {
  const ended = Promise.withResolvers<never>()
  const end = (): void => { ended.reject(over.reason) }
  over.addEventListener('abort', end, { once: true })
  const timer = setTimeout(() => { stop.abort(new HardpointError('HP_ERR_TOUR', { step, problem: `it did not end within ${stepMs} ms` })) }, stepMs)
  try {
    return await Promise.race([run(), ended.promise])
  } finally {
    clearTimeout(timer)
    over.removeEventListener('abort', end)
  }
}

function failed(step: string, problem: unknown): StepResult {
  const error = HardpointError.is(problem) ? problem : new HardpointError('HP_ERR_TOUR', { step, problem: textOf(problem) })
  return { saw: { error: error.toJSON() }, checks: { ran: false } }
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** A step that checks nothing has shown nothing. */
function all(checks: Readonly<Record<string, boolean>>): boolean {
  return Object.keys(checks).length > 0 && Object.values(checks).every((held) => held === true)
}
