import { asInterface, dictionary, needArguments } from './_webidl.ts'

/** Times of events count from here, as performance.now() does. */
const START = Date.now()

/** What dispatching changes of an event. */
interface State { target: object | null; current: object | null; phase: number; stopped: boolean; immediately: boolean; prevented: boolean; passive: boolean; dispatching: boolean; trusted: boolean }

const peek: { at?: (event: Event) => State; is?: (value: object) => value is Event } = {}

/** https://dom.spec.whatwg.org/#interface-event: an event's path is its target alone, since there is no tree. */
export class Event {
  static {
    peek.at = (event) => event.#state
    peek.is = (value): value is Event => #state in value
  }

  readonly #type: string
  readonly #bubbles: boolean
  readonly #cancelable: boolean
  readonly #composed: boolean
  readonly #timeStamp = Date.now() - START
  readonly #state: State = { target: null, current: null, phase: 0, stopped: false, immediately: false, prevented: false, passive: false, dispatching: false, trusted: false }

  constructor(type: string, options?: unknown) {
    needArguments(arguments.length, 1, 'Event')
    const { bubbles, cancelable, composed } = dictionary(options, 'EventInit')
    this.#type = String(type)
    this.#bubbles = Boolean(bubbles)
    this.#cancelable = Boolean(cancelable)
    this.#composed = Boolean(composed)
  }

  get type(): string { return this.#type }
  get target(): object | null { return this.#state.target }
  get srcElement(): object | null { return this.#state.target }
  get currentTarget(): object | null { return this.#state.current }
  get eventPhase(): number { return this.#state.phase }
  get bubbles(): boolean { return this.#bubbles }
  get cancelable(): boolean { return this.#cancelable }
  get composed(): boolean { return this.#composed }
  get defaultPrevented(): boolean { return this.#state.prevented }
  get returnValue(): boolean { return !this.#state.prevented }
  set returnValue(value: boolean) { if (!value) this.preventDefault() }
  get cancelBubble(): boolean { return this.#state.stopped }
  set cancelBubble(value: boolean) { if (value) this.#state.stopped = true }
  get isTrusted(): boolean { return this.#state.trusted }
  get timeStamp(): number { return this.#timeStamp }
  composedPath(): object[] { return this.#state.current === null ? [] : [this.#state.current] }
  preventDefault(): void { if (this.#cancelable && !this.#state.passive) this.#state.prevented = true }
  stopPropagation(): void { this.#state.stopped = true }
  stopImmediatePropagation(): void { this.#state.stopped = this.#state.immediately = true }
}

const { at, is } = peek

/** For dispatching. @throws TypeError where it is no event */
export function stateOf(event: unknown): State {
  if (typeof event !== 'object' || event === null || at === undefined || is === undefined || !is(event)) throw new TypeError('An Event is needed.')
  return at(event)
}

/** https://dom.spec.whatwg.org/#interface-customevent */
export class CustomEvent extends Event {
  readonly #detail: unknown
  constructor(type: string, options?: unknown) {
    needArguments(arguments.length, 1, 'CustomEvent')
    super(type, options)
    this.#detail = dictionary(options, 'CustomEventInit')['detail'] ?? null
  }

  get detail(): unknown { return this.#detail }
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#the-errorevent-interface */
export class ErrorEvent extends Event {
  readonly #facts: { readonly message: string; readonly filename: string; readonly lineno: number; readonly colno: number; readonly error: unknown }
  constructor(type: string, options?: unknown) {
    needArguments(arguments.length, 1, 'ErrorEvent')
    super(type, options)
    const { message = '', filename = '', lineno = 0, colno = 0, error } = dictionary(options, 'ErrorEventInit')
    this.#facts = { message: String(message), filename: String(filename), lineno: Number(lineno) >>> 0, colno: Number(colno) >>> 0, error }
  }

  get message(): string { return this.#facts.message }
  get filename(): string { return this.#facts.filename }
  get lineno(): number { return this.#facts.lineno }
  get colno(): number { return this.#facts.colno }
  get error(): unknown { return this.#facts.error }
}

/** https://html.spec.whatwg.org/multipage/comms.html#the-messageevent-interface */
export class MessageEvent extends Event {
  readonly #facts: { readonly data: unknown; readonly origin: string; readonly lastEventId: string; readonly source: unknown; readonly ports: readonly unknown[] }
  constructor(type: string, options?: unknown) {
    needArguments(arguments.length, 1, 'MessageEvent')
    super(type, options)
    const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = dictionary(options, 'MessageEventInit')
    this.#facts = { data, origin: String(origin), lastEventId: String(lastEventId), source, ports: Object.freeze([...ports as Iterable<unknown>]) }
  }

  get data(): unknown { return this.#facts.data }
  get origin(): string { return this.#facts.origin }
  get lastEventId(): string { return this.#facts.lastEventId }
  get source(): unknown { return this.#facts.source }
  get ports(): readonly unknown[] { return this.#facts.ports }
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#the-promiserejectionevent-interface */
export class PromiseRejectionEvent extends Event {
  readonly #promise: unknown
  readonly #reason: unknown
  constructor(type: string, options: unknown) {
    needArguments(arguments.length, 2, 'PromiseRejectionEvent')
    super(type, options)
    const { promise, reason } = dictionary(options, 'PromiseRejectionEventInit')
    if (promise === undefined) throw new TypeError('A PromiseRejectionEvent has a promise.')
    this.#promise = promise
    this.#reason = reason
  }

  get promise(): unknown { return this.#promise }
  get reason(): unknown { return this.#reason }
}

asInterface(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 })
for (const kind of [CustomEvent, ErrorEvent, MessageEvent, PromiseRejectionEvent]) asInterface(kind)
