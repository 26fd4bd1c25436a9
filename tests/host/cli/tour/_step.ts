import type { CliResult } from '../../../../host/cli/tour/run-cli.ts'
import type { Answer } from '../../../../host/cli/tour/http-session.ts'
import type { Compared, Load } from '../../../../host/cli/tour/ledger.ts'
import type { StepResult, TourContext, TourStep } from '../../../../host/cli/tour/tour-step.ts'
import { answer } from './_fake-treasury.ts'

/** Answers by what was asked; a list is answered in order, and its last again and again. */
export type Table<T> = Readonly<Record<string, T | readonly T[]>>

/** A host and its CLI as tables. What the tables do not have is answered with 404 and exit code 4. */
export interface Tables {
  /** By `GET /path`. */
  readonly http?: Table<Answer>
  /** By the words that begin the command, such as `license set`. */
  readonly cli?: Table<CliResult>
  readonly ledger?: Partial<TourContext['ledger']>
  readonly host?: Partial<TourContext['host']>
  readonly data?: string
}

/** A context of a step, and what was asked of it. */
export interface FakeContext extends TourContext {
  readonly asked: unknown[][]
}

export const AGREE: Compared = { balances: { 'tour:a': '-9', 'tour:b': '9' }, expected: { 'tour:a': '-9', 'tour:b': '9' }, equal: true, sumIsZero: true }
const LOAD: Load = { sent: 0, acknowledged: 0, failures: {}, ms: 1, longestOutageMs: 0 }

export function fakeContext({ http = {}, cli = {}, ledger = {}, host = {}, data = '/nowhere' }: Tables): FakeContext {
  const asked: unknown[][] = []
  const answers = inTurn(http)
  const results = inTurn(cli)
  return {
    root: '/nowhere', data, asked,
    host: { start: async () => 'http://again', kill: async () => undefined, stop: async () => 0, ...host },
    http: {
      url: 'http://fake',
      async send(method, path, ...rest) {
        asked.push([method, path, ...rest])
        return answers(`${method} ${path}`) ?? answer(404, { code: 'HP_ERR_ROUTE_UNKNOWN' })
      },
    },
    ledger: { post: async () => answer(201), load: async () => LOAD, compare: async () => AGREE, ...ledger },
    async cli(...args) {
      asked.push(args)
      const words = Object.keys(cli).sort((one, other) => other.length - one.length).find((key) => args.join(' ').startsWith(key))
      return (words === undefined ? undefined : results(words)) ?? { exit: 4, json: { error: { code: 'HP_ERR_UNKNOWN' } } }
    },
  }
}

function inTurn<T extends object>(table: Table<T>): (key: string) => T | undefined {
  const turns = new Map<string, number>()
  return (key) => {
    const found = Object.hasOwn(table, key) ? table[key] : undefined
    if (!isList(found)) return found
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    return found[Math.min(turn, found.length - 1)]
  }
}

function isList<T>(found: T | readonly T[] | undefined): found is readonly T[] {
  return Array.isArray(found)
}

/** The names of the checks that did not hold. */
export function failing({ checks }: StepResult): string[] {
  return Object.entries(checks).filter(([, held]) => held !== true).map(([name]) => name).sort()
}

/** What fails when the step is taken on these tables. */
export async function failuresOn(step: TourStep, tables: Tables): Promise<string[]> {
  return failing(await step.run(fakeContext(tables)))
}
