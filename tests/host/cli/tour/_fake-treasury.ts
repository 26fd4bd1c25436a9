import { setImmediate as turn } from 'node:timers/promises'
import type { Answer } from '../../../../host/cli/tour/http-session.ts'
import type { TourContext } from '../../../../host/cli/tour/tour-step.ts'

export interface Request {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly key: string
  /** Counted from 1, for each method and path. */
  readonly nth: number
}

/** Answers in the treasury's place; `honest` is what it would do and say. Undefined: it does. */
export type Intercept = (request: Request, honest: (key?: string) => Answer) => Answer | Promise<Answer> | undefined

interface Posting { readonly from: string; readonly to: string; readonly amount: string }

export const TRANSFERS = 'POST /p/hardpoint.treasury/transfers'

export function answer(status: number, body: unknown = {}): Answer {
  return { status, body, headers: {} }
}

/** The treasury's HTTP as the tour uses it, in memory; with a liar in front of it where a test wants one. */
export class FakeTreasury {
  url = 'http://fake'
  readonly #intercept: Intercept
  readonly #balances = new Map([['tour:a', 0n], ['tour:b', 0n]])
  readonly #done = new Map<string, { readonly text: string; readonly answer: Answer }>()
  readonly #counts = new Map<string, number>()

  constructor(intercept: Intercept = () => undefined) { this.#intercept = intercept }

  /** Distinct transfers that were posted. */
  get posted(): number { return this.#done.size }

  /** How often that was asked. */
  asked(what: string): number { return this.#counts.get(what) ?? 0 }

  readonly send: TourContext['http']['send'] = async (method, path, body, headers = {}) => {
    await turn()
    const what = `${method} ${path}`
    const nth = this.asked(what) + 1
    this.#counts.set(what, nth)
    const request = { method, path, body, key: headers['idempotency-key'] ?? '', nth }
    return this.#intercept(request, (key = request.key) => this.#answer({ ...request, key })) ?? this.#answer(request)
  }

  #answer({ method, path, body, key }: Request): Answer {
    const account = /\/accounts\/(.+)$/.exec(path)?.[1]
    if (`${method} ${path}` === TRANSFERS) return this.#post(key, body as { postings: Posting[] })
    if (account !== undefined) return answer(200, { id: account, balance: String(this.#balances.get(account)) })
    if (path.endsWith('/trial-balance')) return answer(200, { balanced: true, complete: true, lines: 2 * this.posted })
    if (path.endsWith('/accounts') && method === 'POST') return answer(201, body)
    if (path === '/healthz') return answer(200, { status: 'ok' })
    return answer(404, { code: 'HP_ERR_ROUTE_UNKNOWN' })
  }

  #post(key: string, body: { readonly postings: Posting[] }): Answer {
    const text = JSON.stringify(body)
    const before = this.#done.get(key)
    if (before !== undefined) return before.text === text ? before.answer : answer(409, { code: 'TREASURY_IDEMPOTENCY_CONFLICT' })
    for (const { from, to, amount } of body.postings) {
      this.#balances.set(from, (this.#balances.get(from) ?? 0n) - BigInt(amount))
      this.#balances.set(to, (this.#balances.get(to) ?? 0n) + BigInt(amount))
    }
    const posted = answer(201, { id: `tx-${this.posted + 1}`, ...body })
    this.#done.set(key, { text, answer: posted })
    return posted
  }
}

/** Whether it is that request, the nth of its kind. */
export function is({ method, path, nth }: Request, what: string, which: number): boolean {
  return `${method} ${path}` === what && nth === which
}
