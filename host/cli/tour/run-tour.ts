import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HostProcess } from './host-process.ts'
import { HttpSession } from './http-session.ts'
import { Ledger } from './ledger.ts'
import { runCli } from './run-cli.ts'
import { idempotency, killedCell, killedHost, transfers } from './steps-ledger.ts'
import { enterpriseFeature, expired, installOnPro, refusedOnFree, toggle } from './steps-license.ts'
import { flippedByte } from './steps-registry.ts'
import type { StepResult, TourContext, TourStep } from './tour-step.ts'

/** What the tour saw, step by step. */
export interface TourReport {
  readonly ok: boolean
  readonly ms: number
  readonly steps: readonly (StepResult & { readonly step: string; readonly ok: boolean; readonly ms: number })[]
}

export const TOUR: readonly TourStep[] = [
  refusedOnFree, installOnPro, transfers, idempotency, enterpriseFeature, toggle, killedCell, killedHost, flippedByte, expired,
]

/** README's tour, taken on a directory of its own that is gone afterwards. A step that throws has failed; the rest is still taken. */
export async function runTour({ root, onStep, steps = TOUR }: { readonly root: string; readonly onStep: (step: string) => void; readonly steps?: readonly TourStep[] }): Promise<TourReport> {
  const began = performance.now()
  const data = await mkdtemp(join(tmpdir(), 'hardpoint-check-'))
  const host = new HostProcess(root, data)
  const results: TourReport['steps'][number][] = []
  try {
    onStep('Starting…')
    const url = await host.start()
    const http = new HttpSession(url, (await readFile(join(data, 'admin-token'), 'utf8')).trim())
    const context: TourContext = { root, data, host, http, ledger: new Ledger(http), cli: (...args) => runCli({ root, data }, args) }
    results.push(started(host, url, began))
    for (const step of steps) {
      onStep(`${step.name}…`)
      results.push(await take(step, context))
    }
    await http.close()
    const code = await host.stop()
    results.push({ step: 'Ctrl-C stops it', ok: code === 0, ms: 0, saw: { exit: code }, checks: { exit: code === 0 } })
  } finally {
    await host.kill()
    await rm(data, { recursive: true, force: true })
  }
  return { ok: results.every(({ ok }) => ok), ms: Math.round(performance.now() - began), steps: results }
}

function started(host: HostProcess, url: string, began: number): TourReport['steps'][number] {
  const said = host.said
  const checks = { url: said.includes(url), tier: /tier\s+free/.test(said), hello: said.includes('hello'), howToTry: said.includes('Try it'), whatIsMissing: /treasury.*pro/.test(said) }
  return { step: 'npm start: keys, registry, host, first-party plugins', ok: all(checks), ms: Math.round(performance.now() - began), saw: { said: said.split('\n') }, checks }
}

async function take(step: TourStep, context: TourContext): Promise<TourReport['steps'][number]> {
  const began = performance.now()
  const failed = (error: unknown): StepResult => ({ saw: { error: error instanceof Error ? { ...error, message: error.message } : String(error) }, checks: { ran: false } })
  const { saw, checks } = await step.run(context).catch(failed)
  return { step: step.name, ok: all(checks), ms: Math.round(performance.now() - began), saw, checks }
}

function all(checks: Readonly<Record<string, boolean>>): boolean {
  return Object.values(checks).every(Boolean)
}
