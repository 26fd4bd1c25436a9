import type { HostProcess } from './host-process.ts'
import type { HttpSession } from './http-session.ts'
import type { Ledger } from './ledger.ts'
import type { CliResult } from './run-cli.ts'

/** What the steps share. */
export interface TourContext {
  readonly root: string
  readonly data: string
  readonly host: Pick<HostProcess, 'start' | 'kill' | 'stop'>
  readonly http: Pick<HttpSession, 'send' | 'url'>
  readonly ledger: Pick<Ledger, 'post' | 'load' | 'compare'>
  cli(...args: string[]): Promise<CliResult>
}

/** What a step found: facts for the report, and whether each thing it had to show held. */
export interface StepResult {
  readonly saw: Readonly<Record<string, unknown>>
  readonly checks: Readonly<Record<string, boolean>>
}

/** A sentence of README's tour, and what shows that it is true. */
export interface TourStep {
  readonly name: string
  run(context: TourContext): Promise<StepResult>
}
