import { encodeMessage, NO_BODY, type Carried, type Message } from '../batch.ts'
import { byteLength } from './byte-length.ts'
import { closeCall, currentCall, enterCall, isOpen, openCall } from './open-calls.ts'
import { AbortController, type AbortSignal } from './web/events.ts'

/** What came back from a capability call. */
export interface Reply { readonly text: string; readonly body: Carried }

interface Waiting { readonly owner: number; resolve(reply: Reply): void; reject(error: unknown): void }

/** Both are made when they are first asked for: most calls ask for neither. */
interface Running { controller: AbortController | undefined; requests: Set<number> | undefined }

/**
 * Capability calls under way at once; the kernel refuses more than 1,024. What is beyond waits here, in the plugin's own heap and under
 * its own limit, until answers have come: so a flood costs nobody but the plugin.
 */
const MAX_OPEN = 1000
const { setPrototypeOf } = Object
/** Characters that may stay in the isolate until its next entry. */
const MOST_HANDED = 65_536

/** What was said since the last flush. Built by operators alone: reading it runs no code that a plugin could have changed, and so needs no time limit. */
const out: { text: string; bytes: Uint8Array[]; length: number; handed: boolean } = { text: '', bytes: bare(), length: 0, handed: false }

/** No setter that a plugin plants on a prototype sees what is put into it. */
function bare(): Uint8Array[] { return setPrototypeOf([], null) as Uint8Array[] }
const waiting = new Map<number, Waiting>()
const held: Message[] = []
const running = new Map<number, Running>()
let lastRequest = 0

/** Everything said since the last call of this: its text, its bodies of bytes, and how long those are together. */
export function takeOut(): { readonly text: string; readonly bytes: readonly Uint8Array[]; readonly length: number } {
  const { text, bytes, length } = out
  out.text = ''
  if (length > 0) { out.bytes = bare(); out.length = 0 }
  return { text, bytes, length }
}

/**
 * Everything said, where nothing more will be before the next entry: no call is open. It is kept until then, since the entry may still end in an
 * error. Undefined where more may come, or what is said is no short text.
 */
export function handOut(): string | undefined {
  if (isOpen(0) || out.length > 0 || out.text.length > MOST_HANDED) return undefined
  out.handed = true
  return out.text
}

/** An entry begins. @param received whether the cell has what was handed out */
export function beginEntry(received: boolean): void {
  if (received && out.handed) out.text = ''
  out.handed = false
}

function say(message: Message): void {
  out.text += encodeMessage(message)
  if (message.body.kind !== 'bytes') return
  out.bytes[out.bytes.length] = message.body.data
  out.length += byteLength(message.body.data)
}

/** Calls a capability, for the call with the id `ref`, or for the current one (0). */
export function request(ref: number, method: string, params: string, body: Carried = NO_BODY): Promise<Reply> {
  // A name with a space would be another message's head line.
  if (!/^[A-Za-z][A-Za-z0-9.]{0,127}$/.test(method)) return Promise.reject(new TypeError(`'${method}' is not a method of the host.`))
  const owner = ref === 0 ? currentCall() : ref
  if (out.handed || (owner !== 0 && !running.has(owner))) return Promise.reject(new HostError(OVER))
  const id = ++lastRequest
  const call = running.get(owner)
  if (call !== undefined) (call.requests ??= new Set()).add(id)
  const message: Message = { type: 'request', id, ref: owner, name: method, text: params, body }
  if (waiting.size >= MAX_OPEN) held.push(message)
  else say(message)
  return new Promise((resolve, reject) => waiting.set(id, { owner, resolve, reject }))
}

/** Says a capability call before all else of this batch, for the call that was worked on: its answer may be said already. Nobody waits for the reply. */
export function requestFirst(method: string, params: string): void {
  if (out.handed) return
  out.text = encodeMessage({ type: 'request', id: ++lastRequest, ref: currentCall(), name: method, text: params, body: NO_BODY }) + out.text
}

/** An error of the host's, as a plugin sees it. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  constructor({ code, message, ...details }: { code: string; message: string }) {
    super(message)
    this.code = code
    this.details = details
  }
}

const OVER = { code: 'HP_ERR_STOPPED', message: 'The call that this belongs to is over: await what a handler begins before it returns.' }

/** Settles the promise of a capability call. A late or unknown reply goes nowhere. */
export function settle({ id, ref, text, body }: Message): void {
  const entry = waiting.get(id)
  if (entry === undefined) return
  enterCall(entry.owner)
  waiting.delete(id)
  running.get(entry.owner)?.requests?.delete(id)
  if (ref === 1) entry.resolve({ text, body })
  else entry.reject(new HostError(JSON.parse(text) as { code: string; message: string }))
  sayHeld()
}

/** What waited for room, without what was ended meanwhile. */
function sayHeld(): void {
  while (held.length > 0 && waiting.size - held.length < MAX_OPEN) {
    const message = held.shift()
    if (message !== undefined && waiting.has(message.id)) say(message)
  }
}

/** Marks a call as running. */
export function begin(id: number): void {
  openCall(id)
  running.set(id, { controller: undefined, requests: undefined })
}

/** Aborts when the kernel cancels the call. Of one that is over it never does. */
export function signalOf(id: number): AbortSignal {
  const call = running.get(id)
  if (call === undefined) return new AbortController().signal
  return (call.controller ??= new AbortController()).signal
}

export function cancel(id: number): void {
  const call = running.get(id)
  call?.controller?.abort()
  end(id)
}

/** Answers a call, once: what comes after a cancel or a first answer is dropped. */
export function answer(id: number, ok: boolean, text: string, body: Carried = NO_BODY): void {
  if (!end(id)) return
  say({ type: 'answer', id, ref: ok ? 1 : 0, name: '-', text, body })
}

/** Ends a call: what it left behind is told so now, and not by whatever runs next. @returns whether it ran */
function end(id: number): boolean {
  const call = running.get(id)
  if (call === undefined) return false
  running.delete(id)
  closeCall(id)
  if (call.requests === undefined) return true
  for (const open of call.requests) {
    waiting.get(open)?.reject(new HostError(OVER))
    waiting.delete(open)
  }
  return true
}
