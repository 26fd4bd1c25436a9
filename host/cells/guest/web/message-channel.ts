import { asInterface, dictionary, INSIDE, needArguments, onlyInside } from './_webidl.ts'
import { MessageEvent } from './event.ts'
import { EventHandler, EventTarget, fireEvent } from './events.ts'
import { cloneWith, transferable } from './structured-clone.ts'
import { setTimeout } from './timers.ts'

/** What a port's owner has: it moves along where the port is transferred. */
interface End { other: End | undefined; owner: MessagePort; queue: { readonly value: unknown; readonly ports: readonly MessagePort[] }[]; started: boolean; due: boolean }

const inside: { end?: (port: MessagePort) => End | undefined; set?: (port: MessagePort, end: End | undefined) => void; has?: (value: object) => value is MessagePort } = {}

/** https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports, of one isolate. A message is a task of its own, as a timer is. */
export class MessagePort extends EventTarget {
  static {
    inside.end = (port) => port.#end
    inside.set = (port, end) => { port.#end = end }
    inside.has = (value): value is MessagePort => #end in value
  }

  #end: End | undefined
  #onmessage: EventHandler | undefined
  #onmessageerror: EventHandler | undefined

  constructor(token: unknown) {
    onlyInside(token)
    super()
  }

  postMessage(message: unknown, options?: unknown): void {
    needArguments(arguments.length, 1, 'postMessage')
    const list = Array.isArray(options) ? options : dictionary(options, 'StructuredSerializeOptions')['transfer'] ?? []
    const transfer = [...list as Iterable<unknown>]
    if (transfer.includes(this)) throw new TypeError('A port cannot be sent through itself.')
    const { value, moved } = cloneWith(message, transfer)
    const ports = moved.filter(isPort)
    const other = this.#end?.other
    if (other === undefined) return
    other.queue.push({ value, ports })
    schedule(other)
  }

  start(): void {
    if (this.#end === undefined) return
    this.#end.started = true
    schedule(this.#end)
  }

  close(): void {
    const end = this.#end
    this.#end = undefined
    if (end?.other !== undefined) end.other.other = undefined
  }

  get onmessage(): unknown { return this.#onmessage?.value ?? null }
  set onmessage(value: unknown) {
    (this.#onmessage ??= new EventHandler(this, 'message')).value = value
    this.start()
  }

  get onmessageerror(): unknown { return this.#onmessageerror?.value ?? null }
  set onmessageerror(value: unknown) { (this.#onmessageerror ??= new EventHandler(this, 'messageerror')).value = value }
}

/** https://html.spec.whatwg.org/multipage/web-messaging.html#message-channels */
export class MessageChannel {
  readonly #ports = [newPort(), newPort()] as const

  constructor() {
    const [a, b] = this.#ports
    const [first, second] = [endOf(a), endOf(b)]
    first.other = second
    second.other = first
  }

  get port1(): MessagePort { return this.#ports[0] }
  get port2(): MessagePort { return this.#ports[1] }
}

for (const kind of [MessagePort, MessageChannel]) asInterface(kind)
const { end: endAt, set: setEnd, has } = inside

function endOf(port: MessagePort): End {
  const end: End = { other: undefined, owner: port, queue: [], started: false, due: false }
  setEnd?.(port, end)
  return end
}

function newPort(): MessagePort { return new MessagePort(INSIDE) }

function isPort(value: unknown): value is MessagePort {
  return typeof value === 'object' && value !== null && has !== undefined && has(value)
}

/** Gives the place of a port, with what waits there, to another. */
function movePort(from: MessagePort, to: MessagePort): void {
  const end = endAt?.(from)
  setEnd?.(from, undefined)
  if (end !== undefined) {
    end.owner = to
    end.started = false
    setEnd?.(to, end)
  }
}

transferable({ is: isPort, make: newPort, move: (from, to) => movePort(from as MessagePort, to as MessagePort) })

function schedule(end: End): void {
  if (end.due || !end.started || end.queue.length === 0) return
  end.due = true
  setTimeout(() => {
    end.due = false
    const next = end.started ? end.queue.shift() : undefined
    if (next === undefined || endAt?.(end.owner) !== end) return
    schedule(end)
    fireEvent(end.owner, new MessageEvent('message', { data: next.value, ports: next.ports }))
  }, 0)
}
