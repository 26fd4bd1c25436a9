import { setTimeout as wait } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Answer, HttpSession } from './http-session.ts'

const BASE = '/p/hardpoint.treasury'
/** A transfer is sent again this often, so long apart, while its host or cell is away. */
const RETRIES = 200
const RETRY_MS = 50

/** A transfer that the tour sent, and what the ledger must therefore show. */
interface Sent { readonly from: string; readonly to: string; readonly amount: bigint }

/** What sending a number of transfers showed. */
export interface Load {
  readonly sent: number
  readonly acknowledged: number
  /** Answers other than success, by code; each was sent again with the same idempotency key. */
  readonly failures: Readonly<Record<string, number>>
  readonly ms: number
  /** Longest time from a first failure to the next success, ms. */
  readonly longestOutageMs: number
}

/** The tour's own books: what was acknowledged, to hold against what the treasury says. */
export class Ledger {
  readonly #http: HttpSession
  readonly #sent: Sent[] = []
  #number = 0

  constructor(http: HttpSession) { this.#http = http }

  /** Whole amounts: the tour's accounts are in aUEC/0. */
  body({ from, to, amount }: Sent): object {
    return { postings: [{ from, to, amount: String(amount) }], description: 'tour' }
  }

  async post(key: string, transfer: Sent): Promise<Answer> {
    const answer = await this.#http.send('POST', `${BASE}/transfers`, this.body(transfer), { 'idempotency-key': key })
    return answer
  }

  /** Sends so many transfers, so many at once; each until it is acknowledged, always with the same key. */
  async load(count: number, inFlight: number): Promise<Load> {
    const failures: Record<string, number> = {}
    const began = performance.now()
    let left = count, acknowledged = 0, failingSince = 0, longestOutageMs = 0
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const key = `tour-${++this.#number}`
        const transfer = this.#next(this.#number)
        for (let attempt = 0; ; attempt++) {
          const outcome = await this.post(key, transfer).then((answer) => answer.status === 201 || answer.status === 200 ? 'ok' : codeOf(answer), () => 'no answer')
          if (outcome === 'ok') break
          if (attempt >= RETRIES) throw new HardpointError('HP_ERR_BOOT', { service: 'the tour', problem: `a transfer failed ${RETRIES} times, last with ${outcome}` })
          failures[outcome] = (failures[outcome] ?? 0) + 1
          failingSince ||= performance.now()
          await wait(RETRY_MS)
        }
        if (failingSince !== 0) { longestOutageMs = Math.max(longestOutageMs, Math.round(performance.now() - failingSince)); failingSince = 0 }
        this.#sent.push(transfer)
        acknowledged++
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
    return { sent: count, acknowledged, failures, ms: Math.round(performance.now() - began), longestOutageMs }
  }

  #next(number: number): Sent {
    const amount = BigInt(1 + (number * 7919) % 997)
    return number % 3 === 0 ? { from: 'tour:b', to: 'tour:a', amount: amount / 2n + 1n } : { from: 'tour:a', to: 'tour:b', amount }
  }

  /** Balances as the acknowledged transfers make them. */
  expected(): Record<string, string> {
    const sum = (account: string): bigint => this.#sent.reduce((total, { from, to, amount }) => total + (to === account ? amount : 0n) - (from === account ? amount : 0n), 0n)
    return { 'tour:a': String(sum('tour:a')), 'tour:b': String(sum('tour:b')) }
  }

  /** Balances as the treasury says. */
  async balances(): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const account of ['tour:a', 'tour:b']) {
      const { body } = await this.#http.send('GET', `${BASE}/accounts/${account}`)
      found[account] = String((body as { balance?: unknown }).balance)
    }
    return found
  }

  /** Compares both, and adds the two up. */
  async compare(): Promise<{ readonly balances: Record<string, string>; readonly expected: Record<string, string>; readonly equal: boolean; readonly sumIsZero: boolean }> {
    const [balances, expected] = [await this.balances(), this.expected()]
    const equal = balances['tour:a'] === expected['tour:a'] && balances['tour:b'] === expected['tour:b']
    const sumIsZero = equal && BigInt(balances['tour:a'] ?? '1') + BigInt(balances['tour:b'] ?? '1') === 0n
    return { balances, expected, equal, sumIsZero }
  }
}

/** The code of an error answer. */
export function codeOf({ status, body }: Answer): string {
  const code = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : `HTTP ${status}`
}
