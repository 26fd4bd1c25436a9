import { HardpointError } from '@hardpoint/schemas/errors'
import { NO_BODY, type Carried, type Message } from './batch.ts'
import type { CallOptions, GuestAnswer, GuestCall, Payload, PluginCode } from './cells.ts'

/** One for all: making one costs its stack trace, a fifth of what a call costs the kernel. */
const OVER = new DOMException('The call is over.', 'AbortError')

/** Status and headers as JSON: what may be sent of them fits, and nothing that is slow to parse. */
const MAX_ROUTE_HEAD = 262_144

/** A call on its way through a cell. */
export class PendingCall {
  readonly id: number
  readonly code: PluginCode
  readonly call: GuestCall
  readonly options: CallOptions
  readonly result: Promise<GuestAnswer>
  replays = 0
  cpuMicroseconds = 0
  #started = false
  /** By the frame that was begun with last. */
  #startedNow = false
  #settled = false
  #over: AbortController | undefined
  #onOver: (() => void) | undefined
  readonly #queuedAt = performance.now()
  /** Since when something for it waits to be let into the cell, and how long that was before. */
  #waitingSince: number | undefined = this.#queuedAt
  #waitedMs = 0
  readonly #settle: { resolve(answer: GuestAnswer): void; reject(error: HardpointError): void }

  constructor(id: number, code: PluginCode, call: GuestCall, options: CallOptions) {
    this.id = id
    this.code = code
    this.call = call
    this.options = options
    const { promise, resolve, reject } = Promise.withResolvers<GuestAnswer>()
    this.result = promise
    this.#settle = { resolve, reject }
  }

  get settled(): boolean { return this.#settled }
  /** The cell has begun with the frame that carries it, as far as the kernel knows: it must not be run again then. */
  get started(): boolean { return this.#started }
  /** Aborted when the call is over: ends the capability calls that are still running. Made when first asked for, since most calls make none. */
  get overSignal(): AbortSignal {
    this.#over ??= new AbortController()
    if (this.#settled) this.#over.abort(OVER)
    return this.#over.signal
  }
  /** For messages: `route createAccount`. */
  get what(): string { return `${this.call.kind} ${this.call.id}` }
  /** What it makes the kernel hold while it waits. */
  get bodyBytes(): number { return this.call.body?.length ?? 0 }
  /** Time that it waited while the cell worked for others, ms. */
  get waitedMs(): number { return this.#waitedMs + (this.#waitingSince === undefined ? 0 : performance.now() - this.#waitingSince) }
  /** Time since it came in which it did not wait, ms: in the cell, or for a capability. */
  get ranMs(): number { return performance.now() - this.#queuedAt - this.waitedMs }

  /** Runs once, when the call is over. */
  onOver(act: () => void): void { this.#onOver = act }

  message(): Message {
    return { type: 'call', id: this.id, ref: 0, name: `${this.call.kind}.${this.call.id}`, text: JSON.stringify(this.call.head), body: carried(this.call.body) }
  }

  /** Something for it waits to be let in. */
  markWaiting(): void { this.#waitingSince ??= performance.now() }

  /** The cell works for it now. */
  markBegun(): void {
    this.#startedNow = !this.#started
    this.#started = true
    if (this.#waitingSince === undefined) return
    this.#waitedMs += performance.now() - this.#waitingSince
    this.#waitingSince = undefined
  }

  /** The cell did something else after all, and comes to it later. */
  markNotBegun(): void {
    if (this.#startedNow) this.#started = false
    this.markWaiting()
  }

  succeed(text: string, body: Carried): void {
    if (this.#settled) return
    const head: unknown = this.call.kind !== 'route' ? null : text.length > MAX_ROUTE_HEAD ? undefined : parse(text)
    if (head === undefined) return this.fail(new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin: this.code.id, what: this.what, problem: 'its head is not JSON, or too large' }))
    this.#finish()
    const { waitedMs, ranMs } = this
    this.#settle.resolve({ text, head, queuedMs: waitedMs, ranMs, ...(body.kind === 'none' ? {} : { body: body.data }) })
  }

  fail(error: HardpointError): void {
    if (this.#settled) return
    this.#finish()
    this.#settle.reject(error)
  }

  /** Ends what onOver() would end, for another to take the call over. */
  unwatch(): void {
    this.#onOver?.()
    this.#onOver = undefined
  }

  #finish(): void {
    this.#settled = true
    this.unwatch()
    this.#over?.abort(OVER)
  }
}

/** A payload as a batch carries it. */
export function carried(body: Payload | undefined): Carried {
  if (body === undefined) return NO_BODY
  if (typeof body === 'string') return { kind: 'text', data: body }
  return { kind: 'bytes', data: body as Uint8Array<ArrayBuffer> }
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
