import { asInterface, dictionary, INSIDE, needArguments, onlyInside } from './_webidl.ts'
import { DOMException } from './dom-exception.ts'
import { Event, stateOf } from './event.ts'
import { reportException } from './report.ts'
import { setTimeout } from './timers.ts'

type Listener = ((event: Event) => void) | { handleEvent(event: Event): void }

interface Registration { readonly listener: Listener; readonly capture: boolean; readonly once: boolean; readonly passive: boolean; removed: boolean }

const inside: { fire?: (target: EventTarget, event: Event) => boolean; show?: (target: EventTarget, as: object) => void } = {}

/** https://dom.spec.whatwg.org/#interface-eventtarget */
export class EventTarget {
  /** By type; made with the first listener, since most targets (a signal for each call) never have one. */
  #listeners: Map<string, Registration[]> | undefined
  #shown: object = this

  addEventListener(type: string, listener: Listener | null, options?: unknown): void {
    needArguments(arguments.length, 2, 'addEventListener')
    const { capture, once, passive, signal } = flatten(options)
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('The signal of a listener is an AbortSignal.')
    if (listener === null || listener === undefined || signal?.aborted) return
    if (typeof listener !== 'function' && typeof listener !== 'object') throw new TypeError('A listener is a function or an object.')
    const lists = this.#listeners ??= new Map()
    const name = String(type)
    const list: readonly Registration[] = lists.get(name) ?? []
    if (list.some((known) => known.listener === listener && known.capture === capture)) return
    lists.set(name, [...list, { listener, capture, once, passive, removed: false }])
    if (signal !== undefined) onAbort(signal, () => this.removeEventListener(name, listener, capture))
  }

  removeEventListener(type: string, listener: Listener | null, options?: unknown): void {
    needArguments(arguments.length, 2, 'removeEventListener')
    const { capture } = flatten(options)
    const list = this.#listeners?.get(String(type))
    const found = list?.find((known) => known.listener === listener && known.capture === capture)
    if (list === undefined || found === undefined) return
    found.removed = true
    this.#listeners?.set(String(type), list.filter((known) => known !== found))
  }

  /** An error of a listener stops no other, and no caller of this. https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke */
  dispatchEvent(event: Event): boolean {
    const state = stateOf(event)
    if (state.dispatching) throw new DOMException('The event is being dispatched.', 'InvalidStateError')
    state.trusted = false
    return this.#dispatch(event)
  }

  #dispatch(event: Event): boolean {
    const state = stateOf(event)
    Object.assign(state, { dispatching: true, target: this.#shown, current: this.#shown, phase: 2 })
    const list = this.#listeners?.get(event.type) ?? []
    for (const known of [...list.filter(({ capture }) => capture), ...list.filter(({ capture }) => !capture)]) {
      if (known.removed) continue
      if (state.immediately) break
      if (known.once) this.removeEventListener(event.type, known.listener, known.capture)
      state.passive = known.passive
      try {
        if (typeof known.listener === 'function') known.listener.call(this.#shown, event)
        else known.listener.handleEvent(event)
      } catch (error) { reportException(error) }
      state.passive = false
    }
    Object.assign(state, { dispatching: false, current: null, phase: 0, stopped: false, immediately: false })
    return !state.prevented
  }

  static {
    inside.fire = (target, event) => target.#dispatch(event)
    inside.show = (target, as) => { target.#shown = as }
  }
}

const { fire, show } = inside

/** Dispatches an event of the runtime's own. */
export function fireEvent(target: EventTarget, event: Event): boolean {
  stateOf(event).trusted = true
  return fire === undefined || fire(target, event)
}

/** A target whose events say that they are at another object: the global scope cannot have private fields. */
export function targetFor(object: object): EventTarget {
  const target = new EventTarget()
  show?.(target, object)
  return target
}

function flatten(options: unknown): { capture: boolean; once: boolean; passive: boolean; signal: unknown } {
  if (typeof options === 'boolean') return { capture: options, once: false, passive: false, signal: undefined }
  const { capture, once, passive, signal } = dictionary(options, 'The options of a listener')
  return { capture: Boolean(capture), once: Boolean(once), passive: Boolean(passive), signal }
}

/** `target.on…`: one listener more, in the place where it was first set. https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-attributes */
export class EventHandler {
  #value: unknown = null
  #listens = false
  readonly #target: EventTarget
  readonly #type: string
  readonly #call: (handler: (...values: unknown[]) => unknown, event: Event) => unknown

  constructor(target: EventTarget, type: string, call: (handler: (...values: unknown[]) => unknown, event: Event) => unknown = (handler, event) => handler.call(event.currentTarget, event)) {
    this.#target = target
    this.#type = type
    this.#call = call
  }

  get value(): unknown { return this.#value }
  set value(value: unknown) {
    this.#value = typeof value === 'function' || (typeof value === 'object' && value !== null) ? value : null
    if (this.#listens || this.#value === null) return
    this.#listens = true
    this.#target.addEventListener(this.#type, (event) => { if (typeof this.#value === 'function') this.#call(this.#value as () => unknown, event) })
  }
}

const abort: { signal?: (signal: AbortSignal, reason: unknown) => void; on?: (signal: AbortSignal, run: () => void) => void } = {}

/** https://dom.spec.whatwg.org/#interface-AbortSignal */
export class AbortSignal extends EventTarget {
  #aborted = false
  #reason: unknown
  #steps: (() => void)[] | undefined
  #handler: EventHandler | undefined

  constructor(token: unknown) {
    onlyInside(token)
    super()
  }

  get aborted(): boolean { return this.#aborted }
  get reason(): unknown { return this.#reason }
  get onabort(): unknown { return this.#handler?.value ?? null }
  set onabort(value: unknown) { (this.#handler ??= new EventHandler(this, 'abort')).value = value }
  throwIfAborted(): void { if (this.#aborted) throw this.#reason }

  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal(INSIDE)
    signal.#abort(reason)
    return signal
  }

  static timeout(milliseconds: number): AbortSignal {
    needArguments(arguments.length, 1, 'AbortSignal.timeout')
    const delay = Math.trunc(Number(milliseconds))
    if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) throw new TypeError('A timeout is a number of milliseconds.')
    const signal = new AbortSignal(INSIDE)
    setTimeout(() => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay)
    return signal
  }

  /** Aborts with the first of them. https://dom.spec.whatwg.org/#create-a-dependent-abort-signal */
  static any(signals: Iterable<AbortSignal>): AbortSignal {
    needArguments(arguments.length, 1, 'AbortSignal.any')
    const sources = [...signals]
    if (!sources.every((source) => source instanceof AbortSignal)) throw new TypeError('AbortSignal.any takes signals.')
    const signal = new AbortSignal(INSIDE)
    const aborted = sources.find((source) => source.aborted)
    if (aborted !== undefined) signal.#abort(aborted.reason)
    else for (const source of new Set(sources)) (source.#steps ??= []).push(() => signal.#abort(source.reason))
    return signal
  }

  #abort(reason: unknown): void {
    if (this.#aborted) return
    this.#aborted = true
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason
    const steps = this.#steps ?? []
    this.#steps = undefined
    for (const step of steps) step()
    fireEvent(this, new Event('abort'))
  }

  static {
    abort.signal = (signal, reason) => signal.#abort(reason)
    abort.on = (signal, run) => { (signal.#steps ??= []).push(run) }
  }
}

const { signal: abortSignal, on } = abort

/** What the runtime does when a signal aborts, before anybody is told. */
export function onAbort(signal: AbortSignal, run: () => void): void { on?.(signal, run) }

/** https://dom.spec.whatwg.org/#interface-abortcontroller */
export class AbortController {
  readonly #signal = new AbortSignal(INSIDE)
  get signal(): AbortSignal { return this.#signal }
  abort(reason?: unknown): void { abortSignal?.(this.#signal, reason) }
}

for (const kind of [EventTarget, AbortSignal, AbortController]) asInterface(kind)
