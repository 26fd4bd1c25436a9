import { createHash } from 'node:crypto'
import { Pool } from 'undici'
import { rest } from '../bench/_measure.ts'
import { PUBLISHERS } from './_honest.ts'

/** What honest callers met. */
export interface LoadReport {
  /** Milliseconds of calls that were over before the next attack began, and of those that an attack fell into. */
  readonly quiet: number[]
  readonly attacked: number[]
  /** Of those that were answered by an error, not at all, or not with what is right. */
  readonly lost: string[]
}

export interface Load {
  readonly report: LoadReport
  /** Settles when every honest plugin is awake and has answered. */
  readonly begun: Promise<unknown>
  /** Once every call under way has been answered. */
  stop(): Promise<void>
}

/** One call of an honest user; throws where the answer is not the right one. */
type Caller = (turn: number) => Promise<void>

/** An event must have been heard by then. */
const EVENT_MS = 60_000
const PAUSE_MS = 50

/** Callers of all honest plugins, each with one call at a time and a pause after it. `underAttack` is asked at both ends of a call. */
export function startLoad(url: string, underAttack: () => boolean): Load {
  const pool = new Pool(url, { connections: 64, headersTimeout: 120_000, bodyTimeout: 120_000 })
  const report: LoadReport = { quiet: [], attacked: [], lost: [] }
  let over = false
  const run = async (name: string, caller: Caller, onFirst: () => void): Promise<void> => {
    for (let turn = 1; !over; turn++) {
      const before = underAttack()
      const began = performance.now()
      await caller(turn).catch((error: unknown) => { report.lost.push(`${name}, turn ${turn}: ${error instanceof Error ? error.message : String(error)}`) })
      const times = before || underAttack() ? report.attacked : report.quiet
      times.push(performance.now() - began)
      onFirst()
      await rest(PAUSE_MS)
    }
  }
  const started = PUBLISHERS.flatMap((publisher) => Object.entries(callersOf(publisher, pool)).map(([name, caller]) => {
    const first = Promise.withResolvers<void>()
    return { first: first.promise, running: run(`${publisher} ${name}`, caller, first.resolve) }
  }))
  return {
    report,
    begun: Promise.all(started.map(({ first }) => first)),
    async stop() {
      over = true
      await Promise.all(started.map(({ running }) => running))
      await pool.close()
    },
  }
}

function callersOf(publisher: string, pool: Pool): Record<string, Caller> {
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const response = await pool.request({ method, path: `/p/${publisher}.${path}`, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })
    const text = await response.body.text()
    if (response.statusCode !== 200) throw new TypeError(`${response.statusCode} ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  const count = (key: string): Caller => async (turn) => expect(await call('POST', `counter/add/${key}`), { ok: true, count: turn })
  return {
    'counter a': count('a'),
    'counter b': count('b'),
    'sum': async (turn) => expect(await call('GET', `user/sum/${turn}`), { sum: turn + 1 }),
    async digest(turn) {
      const text = `${turn} `.repeat(300)
      expect(await call('POST', 'base/digest', { text }), { digest: createHash('sha256').update(text).digest('hex'), text })
    },
    async event(turn) {
      expect(await call('POST', `news/make/${turn}`), { n: turn })
      for (const until = performance.now() + EVENT_MS; (await call('GET', 'reader/heard'))['n'] !== turn; await rest(10)) {
        if (performance.now() > until) throw new TypeError(`the event was not heard within ${EVENT_MS} ms`)
      }
    },
  }
}

function expect(found: Record<string, unknown>, wanted: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (found[name] !== value) throw new TypeError(`${name} is ${String(found[name]).slice(0, 100)} and should be ${String(value).slice(0, 100)}`)
  }
}
