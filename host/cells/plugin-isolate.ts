import { HardpointError } from '@hardpoint/schemas/errors'
import { decodeBatch, encodeMessage, NO_BODY, type Message } from './batch.ts'
import type { CellQueue, QueuedIsolate } from './cell-queue.ts'
import type { CellProcess, Outstanding } from './cell-process.ts'
import type { CapabilityReply, PluginCode, PluginState } from './cells.ts'
import { apart, fits, MAX_MESSAGE_BYTES, sizeOf } from './_message-size.ts'
import { OpenCalls } from './_open-calls.ts'
import { Pace } from './_pace.ts'
import { carried, type PendingCall } from './pending-call.ts'
import { isolateEnd, type IsolateEnd } from './_isolate-end.ts'
import type { Frame, LoadHead, ReceivedFrame } from './protocol.ts'
import { thrownError } from './_thrown.ts'
import { watchCall } from './_watch-call.ts'
import { WaitingLine } from './_waiting-line.ts'

export type { IsolateEnd } from './_isolate-end.ts'

/** Messages of one batch, and capability calls under way at once: a flood must not grow the kernel. */
const MAX_MESSAGES = 16_384
const MAX_REQUESTS = 1024
/** Characters and bytes of the capability calls under way together. */
const MAX_REQUEST_SIZE = 64 * 1024 * 1024
/** Bodies of one frame: another one may go between two of such size. */
const FULL_FRAME_BYTES = 4 * 1024 * 1024
/** Loading compiles and runs the module's top level: it gets this long at least. */
const LOAD_MS = 5000
/** What it takes as a rule. */
const LOAD_MICROSECONDS = 1500
/** Calls that wait while as many run as may, for each of those. */
const WAITING_SHARE = 2
/** Replies that wait for a plugin that does not come to read them. */
const MAX_QUEUED_BYTES = 256 * 1024 * 1024

interface Queued {
  readonly text: string
  readonly bytes: Uint8Array | undefined
  /** The call it belongs to, or 0. */
  readonly call: number
  /** It is what the call begins with. */
  readonly starts: boolean
}

/** The kernel's side of one isolate: what is in flight in it, and the batches to and from it. */
export class PluginIsolate implements QueuedIsolate {
  readonly code: PluginCode
  readonly slot: number
  lastUsed = performance.now()
  readonly weight: number
  servedMicroseconds = 0
  readonly #cell: CellQueue<PluginIsolate>
  readonly #onEnd: (end: IsolateEnd, calls: readonly number[]) => void
  #load: Frame | undefined
  #ended = false
  #loaded = false
  #heard = false
  /** Begun, or about to be. */
  readonly #calls = new OpenCalls()
  /** Beyond the plugin's concurrency, or the cell's. */
  readonly #waiting: WaitingLine
  #queue: Queued[] = []
  #queuedBytes = 0
  /** Its frames that are not answered yet. */
  #ahead = 0
  readonly #pace = new Pace()
  #requests = 0
  #requestSize = 0
  readonly #refusals = new Map<string, CapabilityReply>()

  constructor(code: PluginCode, cell: CellQueue<PluginIsolate>, slot: number, onEnd: (end: IsolateEnd, calls: readonly number[]) => void) {
    this.code = code
    this.slot = slot
    this.#cell = cell
    this.#onEnd = onEnd
    const { cpuMs, memoryMb, concurrency, weight = 1 } = code.limits
    this.weight = weight
    this.#waiting = new WaitingLine(concurrency * WAITING_SHARE)
    const head: LoadHead = { memoryMb, surface: JSON.stringify(code.surface), name: code.id, digest: code.digest }
    this.#load = { type: 'load', slot, argument: Math.max(LOAD_MS, cpuMs), text: `${JSON.stringify(head)}\n${code.main}` }
    cell.want(this)
  }

  get plugin(): string { return this.code.id }
  get process(): CellProcess { return this.#cell.process }
  get inFlight(): number { return this.#calls.size }
  get waiting(): number { return this.#waiting.size }
  get recent(): PluginState['recent'] { return this.#pace.recent }
  get loaded(): boolean { return this.#loaded }
  get calls(): readonly PendingCall[] { return [...this.#calls.all, ...this.#waiting.calls] }

  /** Begins with a call, or lets it wait. Fails it with HP_ERR_QUEUE_FULL where as many run and wait as may. */
  run(call: PendingCall): void {
    this.lastUsed = performance.now()
    if (call.options.signal?.aborted === true) return call.fail(new HardpointError('HP_ERR_STOPPED', { plugin: this.code.id, what: call.what }))
    watchCall(call, this.code, (error) => this.#give(call, error))
    // Not past those that wait.
    if (this.#waiting.size === 0 && this.#mayBegin) return this.#begin(call)
    if (!this.#waiting.join(call)) call.fail(new HardpointError('HP_ERR_QUEUE_FULL', { plugin: this.code.id, limit: this.code.limits.concurrency }))
  }

  admitNext(): void {
    const call = this.#waiting.next()
    if (call !== undefined) this.#begin(call)
  }

  get isInLine(): boolean { return this.#waiting.size > 0 && this.#calls.size < this.code.limits.concurrency }

  /** Takes a call back that the cell never started, for another isolate to run. */
  release(call: PendingCall): void {
    call.unwatch()
    this.#calls.delete(call.id)
    this.#waiting.leave(call)
  }

  get isSendable(): boolean {
    if (this.#load !== undefined) return true
    if (this.#queue.length === 0) return false
    // Behind a load at once, which cannot be waited for with anything better; else while it works on one, another is for what fills it.
    if (this.#ahead < (this.#loaded ? 1 : 2)) return true
    return this.#loaded && (this.#queue.length >= this.#pace.frameSize(this.code.limits.cpuMs) || this.#queuedBytes >= FULL_FRAME_BYTES)
  }

  get hasMore(): boolean { return this.#load !== undefined || this.#queue.length > 0 }

  takeFrame(): { readonly frame: Frame; readonly asked: Outstanding } {
    if (this.#load !== undefined) {
      const frame = this.#load
      this.#load = undefined
      return this.#sent(frame, [], LOAD_MICROSECONDS)
    }
    const part = this.#cut()
    const bytes = part.flatMap((each) => each.bytes === undefined ? [] : [each.bytes])
    const { cpuMs, wallMs } = this.code.limits
    const limitMs = Math.ceil(Math.max(cpuMs, Math.min(cpuMs * this.process.stretch, wallMs)))
    const text = part.map((each) => each.text).join('')
    const frame: Frame = { type: 'enter', slot: this.slot, argument: limitMs, text, ...(bytes.length === 0 ? {} : { bytes }) }
    return this.#sent(frame, part.filter(({ call }) => call !== 0).map(({ call }) => call), this.#pace.usual * part.length)
  }

  /** The cell begins with a frame. */
  begun({ calls }: Outstanding): void {
    for (const id of calls) this.#calls.get(id)?.markBegun()
  }

  /** It has not after all: timers ran in between. */
  notBegun({ calls }: Outstanding): void {
    for (const id of calls) this.#calls.get(id)?.markNotBegun()
  }

  answered(asked: Outstanding, frame: ReceivedFrame): void {
    this.#ahead--
    this.#took(frame.argument - asked.expectedMicroseconds)
    if (frame.type === 'failed') return this.#failed(frame, asked)
    if (this.#loaded) this.#pace.tookFrame(asked.calls.length, frame.argument, this.code.limits.cpuMs)
    this.#loaded = true
    this.#charge(asked.calls, frame.argument)
    this.#hearAll(frame)
    if (this.#queue.length > 0) this.#cell.want(this)
  }

  /** Its timers ran, unasked: what that took is shared by all that is open. */
  timersRan(frame: ReceivedFrame): void {
    const open = this.#calls.ids
    if (frame.type === 'lost') return this.#failed(frame, { slot: this.slot, limitMs: this.code.limits.cpuMs, calls: open, expectedMicroseconds: 0 })
    this.#took(frame.argument)
    this.#charge(open, frame.argument)
    this.#hearAll(frame)
  }

  /** Ends every call, each with its own error, and the isolate with them. */
  end(error: (call: PendingCall) => HardpointError): void {
    this.#ended = true
    for (const call of this.calls) call.fail(error(call))
    this.#calls.clear()
    this.#waiting.clear()
  }

  get #mayBegin(): boolean { return this.#calls.size < this.code.limits.concurrency && this.#cell.hasRoom }

  #begin(call: PendingCall): void {
    const message = call.message()
    if (!fits(message)) return call.fail(new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit: MAX_MESSAGE_BYTES }))
    this.#calls.add(call)
    this.#say(message, call.id)
  }

  #cut(): Queued[] {
    const size = this.#pace.frameSize(this.code.limits.cpuMs)
    let count = 0
    let bytes = 0
    for (const { bytes: own, text } of this.#queue) {
      const each = text.length + (own?.length ?? 0)
      if (count > 0 && (count >= size || bytes + each > FULL_FRAME_BYTES)) break
      count++
      bytes += each
    }
    this.#queuedBytes -= bytes
    return this.#queue.splice(0, count)
  }

  #sent(frame: Frame, calls: readonly number[], expectedMicroseconds: number): { readonly frame: Frame; readonly asked: Outstanding } {
    this.#ahead++
    this.#took(expectedMicroseconds)
    return { frame, asked: { slot: this.slot, limitMs: frame.argument, calls, expectedMicroseconds } }
  }

  /** More of its cell's time, or less than was expected. */
  #took(microseconds: number): void {
    this.servedMicroseconds += microseconds / this.weight
  }

  /** A batch from the guest. */
  #hearAll({ text, bytes }: ReceivedFrame): void {
    if (this.#ended || text === '') return
    const messages = decodeBatch(text, MAX_MESSAGES, bytes?.[0])
    if (messages === undefined) return this.#fail({ code: 'HP_ERR_CRASH', reason: 'it sent something that is not a batch' }, this.#calls.ids)
    const length = text.length + (bytes?.[0].length ?? 0)
    for (const message of messages) this.#hear(apart(message, length))
    this.#heard = true
  }

  #hear(message: Message): void {
    const call = this.#calls.get(message.type === 'answer' ? message.id : message.ref)
    if (message.type === 'request') return this.#serve(message, call)
    // A second answer, or one to a call that is over: it goes nowhere.
    if (message.type !== 'answer' || call === undefined) return
    this.lastUsed = performance.now()
    if (message.ref === 1) {
      this.#pace.answered(call.waitedMs, call.ranMs)
      call.succeed(message.text, message.body)
    } else call.fail(thrownError(this.code.id, call.what, message.text))
    this.#over(call)
  }

  #over(call: PendingCall): void {
    if (!this.#calls.delete(call.id)) return
    this.#cell.makeRoom()
  }

  #serve(message: Message, call: PendingCall | undefined): void {
    // What it asks for in no call's name is asked for by the one that is open; while its module loads, by the one that woke it.
    const owner = call ?? (message.ref === 0 && (this.#calls.size === 1 || !this.#heard) ? this.#calls.first : undefined)
    if (owner === undefined) return this.#reply(message.id, this.#refused('HP_ERR_STOPPED'), undefined)
    const size = sizeOf(message)
    if (this.#requests >= MAX_REQUESTS || this.#requestSize + size > MAX_REQUEST_SIZE) return this.#reply(message.id, this.#refused('HP_ERR_QUEUE_FULL'), owner)
    this.#requests++
    this.#requestSize += size
    const request = { method: message.name, params: message.text, ...(message.body.kind === 'none' ? {} : { body: message.body.data }) }
    void owner.options.capability(request, owner.overSignal).then((reply) => {
      this.#requests--
      this.#requestSize -= size
      // The guest has told whoever waited for it that the call is over.
      if (!owner.settled) this.#reply(message.id, reply, owner)
    })
  }

  /** Made once an isolate: a plugin can have thousands of calls refused in one turn. */
  #refused(code: 'HP_ERR_STOPPED' | 'HP_ERR_QUEUE_FULL'): CapabilityReply {
    const made = this.#refusals.get(code)
    if (made !== undefined) return made
    const reply: CapabilityReply = { ok: false, error: new HardpointError(code, { plugin: this.code.id, what: 'something outside any call', limit: MAX_REQUESTS }) }
    this.#refusals.set(code, reply)
    return reply
  }

  #reply(id: number, reply: CapabilityReply, call: PendingCall | undefined): void {
    const text = reply.ok ? reply.result : JSON.stringify(reply.error)
    call?.markWaiting()
    const message: Message = { type: 'reply', id, ref: reply.ok ? 1 : 0, name: '-', text, body: carried(reply.ok ? reply.body : undefined) }
    if (!fits(message)) return this.#reply(id, this.#refused('HP_ERR_QUEUE_FULL'), call)
    this.#say(message, call?.id ?? 0)
  }

  #say(message: Message, call: number): void {
    if (this.#ended) return
    const text = encodeMessage(message)
    const bytes = message.body.kind === 'bytes' ? message.body.data : undefined
    this.#queuedBytes += text.length + (bytes?.length ?? 0)
    if (this.#queuedBytes > MAX_QUEUED_BYTES) return this.#fail({ code: 'HP_ERR_MEMORY', reason: `more than ${MAX_QUEUED_BYTES / 1048576} MB wait for it to read` }, this.#calls.ids)
    this.#queue.push({ text, bytes, call, starts: message.type === 'call' })
    this.#cell.want(this)
  }

  /** An entry's time is shared by the calls that had a message in it; one that has used up its budget is given up. */
  #charge(calls: readonly number[], microseconds: number): void {
    const { cpuMs } = this.code.limits
    for (const id of calls) {
      const call = this.#calls.get(id)
      if (call === undefined) continue
      call.cpuMicroseconds += microseconds / calls.length
      if (call.cpuMicroseconds > cpuMs * 1000) this.#give(call, new HardpointError('HP_ERR_TIMEOUT_CPU', { plugin: this.code.id, what: call.what, limitMs: cpuMs }))
    }
  }

  /** Fails a call and tells the guest to let go of it. */
  #give(call: PendingCall, error: HardpointError): void {
    if (call.settled) return
    call.fail(error)
    this.#waiting.leave(call)
    if (this.#calls.get(call.id) === undefined) return
    this.#over(call)
    if (this.#takeBack(call)) return
    this.#say({ type: 'cancel', id: call.id, ref: 0, name: '-', text: '', body: NO_BODY }, 0)
  }

  /** A call that is still here is not sent at all: who was told that it did not begin may try again. */
  #takeBack({ id }: PendingCall): boolean {
    const at = this.#queue.findIndex(({ call, starts }) => starts && call === id)
    const [queued] = at === -1 ? [] : this.#queue.splice(at, 1)
    if (queued === undefined) return false
    this.#queuedBytes -= queued.text.length + (queued.bytes?.length ?? 0)
    return true
  }

  #failed({ argument, text }: Frame, { calls, limitMs }: Outstanding): void {
    const cpuMs = this.#loaded ? this.code.limits.cpuMs : limitMs
    const end = isolateEnd(text, { isLoaded: this.#loaded, limitMs, cpuShare: argument / 1000 / cpuMs })
    // Of a machine that was busy all are told so: no call is to blame for the others.
    this.#fail(end, end.code === 'HP_ERR_STARVED' ? this.#calls.ids : calls)
  }

  #fail(end: IsolateEnd, calls: readonly number[]): void {
    if (this.#ended) return
    this.#ended = true
    this.#onEnd(end, calls)
  }
}
