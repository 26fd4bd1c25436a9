import { setTimeout as wait } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Answer, HttpSession } from './http-session.ts'

const BASE = '/p/hardpoint.treasury'
const RETRY_MS = 50
/** A transfer is sent again for so long while its host or cell is away: longer than a host may take to start. */
const TRANSFER_MS = 75_000
/** A refusal that stays one however often it is asked; the others of 4xx are about the moment. */
const FINAL = new Set([400, 401, 402, 403, 404, 405, 413, 415, 422])

/** A transfer that the tour sent, and what the ledger must therefore show. */
interface Sent { readonly from: string; readonly to: string; readonly amount: bigint }

/** What sending a number of transfers showed. */
export interface Load {
  readonly sent: number
  readonly acknowledged: number
  /** Answers other than success, by code; each was sent again with the same idempotency key. */
  readonly failures: Readonly<Record<string, number>>
  readonly ms: number
  /** Longest time in which nothing was acknowledged, ms: a stall counts as well as a failure. */
  readonly longestOutageMs: number
}

/** The tour's books and the treasury's. */
export interface Compared {
  readonly balances: Readonly<Record<string, string>>
  readonly expected: Readonly<Record<string, string>>
  readonly equal: boolean
  readonly sumIsZero: boolean
}

export interface LedgerOptions {
  /** Ends what is being sent. */
  readonly signal?: AbortSignal
  readonly transferMs?: number
}

/** The tour's own books: what was acknowledged, to hold against what the treasury says. */
export class Ledger {
  readonly #http: Pick<HttpSession, 'send'>
  readonly #signal: AbortSignal
  readonly #transferMs: number
  readonly #sent: Sent[] = []
  #number = 0

  constructor(http: Pick<HttpSession, 'send'>, { signal = new AbortController().signal, transferMs = TRANSFER_MS }: LedgerOptions = {}) {
    this.#http = http
    this.#signal = signal
    this.#transferMs = transferMs
  }

  /** Whole amounts: the tour's accounts are in aUEC/0. */
  async post(key: string, { from, to, amount }: Sent): Promise<Answer> {
    return this.#http.send('POST', `${BASE}/transfers`, { postings: [{ from, to, amount: String(amount) }], description: 'tour' }, { 'idempotency-key': key })
  }

  /**
   * Sends so many transfers, so many at once; each until it is acknowledged, always with the same key.
   *
   * @param options.partway called once, when a quarter is acknowledged and the rest is being sent. Where it throws, the load ends
   * @throws HP_ERR_TOUR where a transfer is refused for good, or fails for too long; nothing is being sent any more then
   */
  async load(count: number, inFlight: number, { partway }: { readonly partway?: () => Promise<void> } = {}): Promise<Load> {
    const [stop, quarter] = [new AbortController(), Promise.withResolvers<boolean>()]
    const signal = AbortSignal.any([stop.signal, this.#signal])
    const failures: Record<string, number> = {}
    const began = performance.now()
    let left = count, acknowledged = 0, last = began, longestOutageMs = 0
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const number = ++this.#number
        const transfer = transferOf(number)
        await this.#untilAcknowledged(`tour-${number}`, transfer, { failures, signal })
        this.#sent.push(transfer)
        const now = performance.now()
        longestOutageMs = Math.max(longestOutageMs, Math.round(now - last))
        last = now
        if (++acknowledged === Math.ceil(count / 4)) quarter.resolve(true)
      }
    }
    // The first that fails ends the others, and all are waited for: nothing is sent into the steps that follow.
    const orStop = (error: unknown): void => { stop.abort(error) }
    const aside = quarter.promise.then((reached) => reached ? partway?.() : undefined).catch(orStop)
    await Promise.all(Array.from({ length: inFlight }, () => worker().catch(orStop)))
    quarter.resolve(false)
    await aside
    signal.throwIfAborted()
    return { sent: count, acknowledged, failures, ms: Math.round(performance.now() - began), longestOutageMs }
  }

  async #untilAcknowledged(key: string, transfer: Sent, { failures, signal }: { readonly failures: Record<string, number>; readonly signal: AbortSignal }): Promise<void> {
    const deadline = performance.now() + this.#transferMs
    for (;;) {
      signal.throwIfAborted()
      const answer = await this.post(key, transfer).catch(() => undefined)
      if (answer?.status === 201 || answer?.status === 200) return
      const outcome = answer === undefined ? 'no answer' : codeOf(answer)
      if (FINAL.has(answer?.status ?? 0)) throw new HardpointError('HP_ERR_TOUR', { step: `the transfer ${key}`, problem: `it was refused with ${outcome}` })
      if (performance.now() > deadline) throw new HardpointError('HP_ERR_TOUR', { step: `the transfer ${key}`, problem: `it failed for ${this.#transferMs} ms, last with ${outcome}` })
      failures[outcome] = (failures[outcome] ?? 0) + 1
      await wait(RETRY_MS, undefined, { signal })
    }
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
      found[account] = String((body as { balance?: unknown } | null)?.balance)
    }
    return found
  }

  /** Compares both, and adds the treasury's two up. */
  async compare(): Promise<Compared> {
    const [balances, expected] = [await this.balances(), this.expected()]
    const found = ['tour:a', 'tour:b'].map((account) => balances[account] ?? '')
    return {
      balances, expected,
      equal: balances['tour:a'] === expected['tour:a'] && balances['tour:b'] === expected['tour:b'],
      sumIsZero: found.every((balance) => /^-?\d+$/.test(balance)) && found.reduce((sum, balance) => sum + BigInt(balance), 0n) === 0n,
    }
  }
}

/** The tour's transfer of that number: a different amount each, two of three from a to b, so that no loss makes up for another. */
export function transferOf(number: number): Sent {
  const amount = BigInt(1 + (number * 7919) % 997)
  return number % 3 === 0 ? { from: 'tour:b', to: 'tour:a', amount: amount / 2n + 1n } : { from: 'tour:a', to: 'tour:b', amount }
}

/** The code of an error answer. */
export function codeOf({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  const code = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : `HTTP ${status}`
}
