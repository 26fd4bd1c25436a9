import { encodeMessage, type Message } from '../batch.ts'
import { bytesOf, textOf } from './helpers.ts'
import { AbortController } from './web/events.ts'
import type { Carried } from './web/body.ts'

/** What came back from a capability call. */
export interface Reply { readonly text: string; readonly body: Carried }

interface Waiting { resolve(reply: Reply): void; reject(error: unknown): void }

const out: string[] = []
const waiting = new Map<number, Waiting>()
const running = new Map<number, AbortController>()
let lastRequest = 0

/** A body of a message: bytes are one a code unit there. */
export function bodyIn({ body, kind }: Message): Carried {
  if (kind === 'bytes') return { kind, data: bytesOf(body) }
  return kind === 'text' ? { kind, data: body } : { kind }
}

function asText(body: Carried): Pick<Message, 'body' | 'kind'> {
  return { kind: body.kind, body: body.kind === 'bytes' ? textOf(body.data) : body.kind === 'text' ? body.data : '' }
}

/** Everything said since the last flush. */
export function takeOut(): string {
  const text = out.join('')
  out.length = 0
  return text
}

/** Calls a capability, for the call with the id `ref`, or for none in particular (0). */
export function request(ref: number, method: string, params: string, body: Carried = { kind: 'none' }): Promise<Reply> {
  // A name with a space would be another message's head line.
  if (!/^[A-Za-z][A-Za-z0-9.]{0,127}$/.test(method)) return Promise.reject(new TypeError(`'${method}' is not a method of the host.`))
  const id = ++lastRequest
  out.push(encodeMessage({ type: 'request', id, ref, name: method, text: params, ...asText(body) }))
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
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

/** Settles the promise of a capability call. A late or unknown reply goes nowhere. */
export function settle(message: Message): void {
  const { id, ref, text } = message
  const entry = waiting.get(id)
  waiting.delete(id)
  if (ref === 1) entry?.resolve({ text, body: bodyIn(message) })
  else entry?.reject(new HostError(JSON.parse(text) as { code: string; message: string }))
}

/** Marks a call as running; its controller aborts when the kernel cancels it. */
export function begin(id: number): AbortController {
  const controller = new AbortController()
  running.set(id, controller)
  return controller
}

export function cancel(id: number): void {
  running.get(id)?.abort()
  running.delete(id)
}

/** Answers a call, once: what comes after a cancel or a first answer is dropped. */
export function answer(id: number, ok: boolean, text: string, body: Carried = { kind: 'none' }): void {
  if (!running.delete(id)) return
  out.push(encodeMessage({ type: 'answer', id, ref: ok ? 1 : 0, name: '-', text, ...asText(body) }))
}
