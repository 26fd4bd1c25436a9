import { HardpointError } from '@hardpoint/schemas/errors'
import type { CallOptions, GuestAnswer, GuestCall, Payload, PluginCode } from './cells.ts'
import type { BodyKind, Message } from './batch.ts'

/** One for all: making one costs its stack trace, a fifth of what a call costs the kernel. */
const OVER = new DOMException('The call is over.', 'AbortError')

/** A call on its way through a cell. */
export class PendingCall {
  readonly id: number
  readonly code: PluginCode
  readonly call: GuestCall
  readonly options: CallOptions
  readonly result: Promise<GuestAnswer>
  /** The cell has answered the frame that carried it: it must not be replayed then. */
  started = false
  replays = 0
  cpuMicroseconds = 0
  #startedAt = 0
  #settled = false
  #over: AbortController | undefined
  #onOver: (() => void) | undefined
  readonly #queuedAt = performance.now()
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
  /** Aborted when the call is over: ends the capability calls that are still running. Made when first asked for, since most calls make none. */
  get overSignal(): AbortSignal {
    this.#over ??= new AbortController()
    if (this.#settled) this.#over.abort(OVER)
    return this.#over.signal
  }

  /** Runs once, when the call is over. */
  onOver(act: () => void): void { this.#onOver = act }
  /** For messages: `route createAccount`. */
  get what(): string { return `${this.call.kind} ${this.call.id}` }

  message(): Message {
    const { kind, data } = carried(this.call.body)
    return { type: 'call', id: this.id, ref: 0, name: `${this.call.kind}.${this.call.id}`, text: JSON.stringify(this.call.head), body: data, kind }
  }

  markStarted(ranMicroseconds: number): void {
    if (this.started) return
    this.started = true
    this.#startedAt = performance.now() - ranMicroseconds / 1000
  }

  succeed(text: string, kind: BodyKind, body: string): void {
    if (this.#settled) return
    const head: unknown = this.call.kind === 'route' ? parse(text) : null
    if (this.call.kind === 'route' && head === undefined) return this.fail(new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin: this.code.id, what: this.what, problem: 'its head is not JSON' }))
    const startedAt = this.started ? this.#startedAt : performance.now()
    this.#finish()
    this.#settle.resolve({
      text, head, queuedMs: startedAt - this.#queuedAt, ranMs: performance.now() - startedAt,
      ...(kind === 'none' ? {} : { body: payload(kind, body) }),
    })
  }

  fail(error: HardpointError): void {
    if (this.#settled) return
    this.#finish()
    this.#settle.reject(error)
  }

  #finish(): void {
    this.#settled = true
    this.#onOver?.()
    this.#over?.abort(OVER)
  }
}

/** A payload as a batch carries it. */
export function carried(body: Payload | undefined): { readonly kind: BodyKind; readonly data: string } {
  if (body === undefined) return { kind: 'none', data: '' }
  if (typeof body === 'string') return { kind: 'text', data: body }
  return { kind: 'bytes', data: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1') }
}

/** And back. */
export function payload(kind: BodyKind, data: string): Payload {
  return kind === 'bytes' ? Buffer.from(data, 'latin1') : data
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
