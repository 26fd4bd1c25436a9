import { HardpointError } from '@hardpoint/schemas/errors'
import { decodeBatch, encodeMessage, type Message } from './batch.ts'
import type { CellProcess, Outstanding } from './cell-process.ts'
import type { CapabilityReply, PluginCode } from './cells.ts'
import { carried, payload, type PendingCall } from './pending-call.ts'
import { isolateEnd, type IsolateEnd } from './_isolate-end.ts'
import type { Frame, LoadHead } from './protocol.ts'
import { thrownError } from './_thrown.ts'

export type { IsolateEnd } from './_isolate-end.ts'

/** Messages of one batch, and capability calls under way at once: a flood must not grow the kernel. */
const MAX_MESSAGES = 16_384
const MAX_REQUESTS = 1024
/** Enough for one frame: the cell works on it while the next one is written, and the two processes take no turns. */
const FULL_FRAME = 64
/** Part of one call's CPU limit that a frame may take. */
const SHARE = 1 / 4
/** Loading compiles and runs the module's top level: it gets this long at least. */
const LOAD_MS = 5000

interface Queued {
  readonly text: string
  /** The call it belongs to, or 0. */
  readonly call: number
  readonly starts: boolean
}

/**
 * Messages of one frame. A frame is entered under the CPU limit of one call, so it may hold only as many as will stay well below it together:
 * sixty honest calls of 10 ms each must not end an isolate whose limit is 500 ms.
 */
export function frameSize(cpuMs: number, slowestMicroseconds: number): number {
  return Math.max(1, Math.min(FULL_FRAME, Math.floor(cpuMs * 1000 * SHARE / Math.max(1, slowestMicroseconds))))
}

/** The kernel's side of one isolate: what is in flight in it, and the batches to and from it. */
export class PluginIsolate {
  readonly code: PluginCode
  readonly cell: CellProcess
  readonly slot: number
  lastUsed = performance.now()
  draining = false
  #ended = false
  #loaded = false
  #flushing = false
  readonly #onEnd: (end: IsolateEnd) => void
  readonly #calls = new Map<number, PendingCall>()
  #queue: Queued[] = []
  /** Microseconds that the slowest messages of late took, each. */
  #slowest: number
  #requests = 0

  constructor(code: PluginCode, cell: CellProcess, slot: number, onEnd: (end: IsolateEnd) => void) {
    this.code = code
    this.cell = cell
    this.slot = slot
    this.#onEnd = onEnd
    // Not known yet: one message a frame, until the first answers tell.
    this.#slowest = code.limits.cpuMs * 1000 * SHARE
    const head: LoadHead = { memoryMb: code.limits.memoryMb, cpuMs: code.limits.cpuMs, surface: JSON.stringify(code.surface), name: code.id }
    const limitMs = Math.max(LOAD_MS, code.limits.cpuMs)
    cell.send({ type: 'load', slot, argument: limitMs, text: `${JSON.stringify(head)}\n${code.main}` }, { slot, limitMs, calls: [], touched: [] })
  }

  get inFlight(): number { return this.#calls.size }
  get loaded(): boolean { return this.#loaded }
  get calls(): readonly PendingCall[] { return [...this.#calls.values()] }

  run(call: PendingCall): void {
    this.lastUsed = performance.now()
    this.#calls.set(call.id, call)
    this.#say(call.message(), call.id)
    const { wallMs } = this.code.limits
    const timer = setTimeout(() => this.#give(call, new HardpointError('HP_ERR_TIMEOUT_WALL', { plugin: this.code.id, what: call.what, limitMs: wallMs })), wallMs)
    const stop = (): void => this.#give(call, new HardpointError('HP_ERR_STOPPED', { plugin: this.code.id, what: call.what }))
    call.options.signal?.addEventListener('abort', stop, { once: true })
    call.onOver(() => {
      clearTimeout(timer)
      call.options.signal?.removeEventListener('abort', stop)
    })
  }

  /** Takes a call back that the cell never started, for another isolate to run. */
  release(call: PendingCall): void {
    this.#calls.delete(call.id)
  }

  answered(asked: Outstanding, frame: Frame): void {
    for (const id of asked.calls) this.#calls.get(id)?.markStarted(frame.argument)
    if (frame.type === 'failed') return this.#fail(isolateEnd(frame.text))
    this.#loaded = true
    this.#pace(asked.touched.length, frame.argument)
    this.#charge(asked.touched, frame.argument)
    this.said(frame.text)
  }

  /** A batch from the guest, asked for or not. */
  said(text: string): void {
    if (this.#ended || text === '') return
    const messages = decodeBatch(text, MAX_MESSAGES)
    if (messages === undefined) return this.#fail({ code: 'HP_ERR_CRASH', reason: 'it sent something that is not a batch' })
    for (const message of messages) this.#hear(message)
  }

  lost(text: string): void { this.#fail(isolateEnd(text)) }

  /** Ends every call with the same error, and the isolate with them. */
  end(error: (call: PendingCall) => HardpointError): void {
    this.#ended = true
    for (const call of this.#calls.values()) call.fail(error(call))
    this.#calls.clear()
  }

  #hear(message: Message): void {
    const call = this.#calls.get(message.type === 'answer' ? message.id : message.ref)
    if (message.type === 'request') return this.#serve(message, call)
    // A second answer, or one to a call that is over: it goes nowhere.
    if (message.type !== 'answer' || call === undefined) return
    this.#calls.delete(call.id)
    this.lastUsed = performance.now()
    if (message.ref === 1) call.succeed(message.text, message.kind, message.body)
    else call.fail(thrownError(this.code.id, call.what, message.text))
  }

  #serve(message: Message, call: PendingCall | undefined): void {
    const owner = call ?? (message.ref === 0 ? this.#anyCall() : undefined)
    if (owner === undefined) return this.#reply(message.id, { ok: false, error: new HardpointError('HP_ERR_STOPPED', { plugin: this.code.id, what: `${message.name}, made outside any call` }) }, 0)
    if (this.#requests >= MAX_REQUESTS) return this.#reply(message.id, { ok: false, error: new HardpointError('HP_ERR_QUEUE_FULL', { plugin: this.code.id, limit: MAX_REQUESTS }) }, owner.id)
    this.#requests++
    const request = { method: message.name, params: message.text, ...(message.kind === 'none' ? {} : { body: payload(message.kind, message.body) }) }
    void owner.options.capability(request, owner.overSignal).then((reply) => {
      this.#requests--
      this.#reply(message.id, reply, owner.id)
    })
  }

  /**
   * Global `fetch` and `console` know no call. With one call in flight it is that one's; with several, the oldest answers for it:
   * they are calls of the same plugin, under the same grant.
   */
  #anyCall(): PendingCall | undefined {
    return this.#calls.values().next().value
  }

  #reply(id: number, reply: CapabilityReply, call: number): void {
    const { kind, data } = carried(reply.ok ? reply.body : undefined)
    const text = reply.ok ? reply.result : JSON.stringify(reply.error)
    this.#say({ type: 'reply', id, ref: reply.ok ? 1 : 0, name: '-', text, body: data, kind }, call)
  }

  /** Queues a message; one frame a turn of the event loop carries all that were queued. */
  #say(message: Message, call: number): void {
    if (this.#ended) return
    this.#queue.push({ text: encodeMessage(message), call, starts: message.type === 'call' })
    if (this.#queue.length >= FULL_FRAME) return this.#flush()
    if (this.#flushing) return
    this.#flushing = true
    setImmediate(() => {
      this.#flushing = false
      this.#flush()
    })
  }

  #flush(): void {
    if (this.#ended) return
    const { cpuMs: limitMs } = this.code.limits
    const size = frameSize(limitMs, this.#slowest)
    const queue = this.#queue
    this.#queue = []
    for (let at = 0; at < queue.length; at += size) {
      const part = queue.slice(at, at + size)
      const asked = {
        slot: this.slot, limitMs, calls: part.filter(({ starts }) => starts).map(({ call }) => call), touched: part.filter(({ call }) => call !== 0).map(({ call }) => call),
      }
      this.cell.send({ type: 'enter', slot: this.slot, argument: limitMs, text: part.map(({ text }) => text).join('') }, asked)
    }
  }

  /** Quick to learn that messages are slow, slower to forget it. */
  #pace(messages: number, microseconds: number): void {
    if (messages > 0) this.#slowest = Math.max(microseconds / messages, this.#slowest * 0.9)
  }

  /** An entry's time is shared by the calls that had a message in it; one that has used up its budget is given up. */
  #charge(touched: readonly number[], microseconds: number): void {
    const { cpuMs } = this.code.limits
    for (const id of touched) {
      const call = this.#calls.get(id)
      if (call === undefined) continue
      call.cpuMicroseconds += microseconds / touched.length
      if (call.cpuMicroseconds > cpuMs * 1000) this.#give(call, new HardpointError('HP_ERR_TIMEOUT_CPU', { plugin: this.code.id, what: call.what, limitMs: cpuMs }))
    }
  }

  /** Fails a call and tells the guest to let go of it. */
  #give(call: PendingCall, error: HardpointError): void {
    if (call.settled || !this.#calls.delete(call.id)) return
    call.fail(error)
    this.#say({ type: 'cancel', id: call.id, ref: 0, name: '-', text: '', body: '', kind: 'none' }, 0)
  }

  #fail(end: IsolateEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#onEnd(end)
  }
}
