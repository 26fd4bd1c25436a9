/** https://dom.spec.whatwg.org/#interface-event, without propagation: there is no tree. */
export class Event {
  readonly type: string
  readonly cancelable: boolean
  readonly timeStamp = Date.now()
  target: EventTarget | null = null
  #prevented = false
  #stopped = false

  constructor(type: string, options: { cancelable?: boolean } = {}) {
    this.type = String(type)
    this.cancelable = options.cancelable === true
  }

  get currentTarget(): EventTarget | null { return this.target }
  get defaultPrevented(): boolean { return this.#prevented }
  get immediatelyStopped(): boolean { return this.#stopped }
  preventDefault(): void { if (this.cancelable) this.#prevented = true }
  stopPropagation(): void {}
  stopImmediatePropagation(): void { this.#stopped = true }
}

type Listener = ((event: Event) => void) | { handleEvent(event: Event): void }

interface Registration { readonly listener: Listener; readonly once: boolean }

/** https://dom.spec.whatwg.org/#interface-eventtarget */
export class EventTarget {
  readonly #listeners = new Map<string, Registration[]>()

  addEventListener(type: string, listener: Listener | null, options: boolean | { once?: boolean; signal?: AbortSignal } = {}): void {
    if (listener === null) return
    const { once = false, signal } = typeof options === 'boolean' ? {} : options
    if (signal?.aborted) return
    const list = this.#listeners.get(type) ?? []
    if (list.some((registration) => registration.listener === listener)) return
    this.#listeners.set(type, [...list, { listener, once }])
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener), { once: true })
  }

  removeEventListener(type: string, listener: Listener | null): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((registration) => registration.listener !== listener))
  }

  dispatchEvent(event: Event): boolean {
    event.target = this
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (event.immediatelyStopped) break
      if (once) this.removeEventListener(event.type, listener)
      if (typeof listener === 'function') listener.call(this, event)
      else listener.handleEvent(event)
    }
    return !event.defaultPrevented
  }
}

/** An error with a name of the web platform's, such as AbortError. https://webidl.spec.whatwg.org/#idl-DOMException */
export class DOMException extends Error {
  override readonly name: string
  constructor(message = '', name = 'Error') {
    super(message)
    this.name = name
  }
}

/** https://dom.spec.whatwg.org/#interface-AbortSignal */
export class AbortSignal extends EventTarget {
  #reason: unknown
  #aborted = false
  onabort: ((event: Event) => void) | null = null

  get aborted(): boolean { return this.#aborted }
  get reason(): unknown { return this.#reason }
  throwIfAborted(): void { if (this.#aborted) throw this.#reason }

  static abort(reason?: unknown): AbortSignal {
    const controller = new AbortController()
    controller.abort(reason)
    return controller.signal
  }

  static timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')), milliseconds)
    return controller.signal
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const controller = new AbortController()
    for (const signal of signals) {
      if (signal.aborted) { controller.abort(signal.reason); break }
      signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
    }
    return controller.signal
  }

  /** For AbortController alone: captured below and deleted from the prototype. */
  $abort(reason: unknown): void {
    if (this.#aborted) return
    this.#aborted = true
    this.#reason = reason ?? new DOMException('This operation was aborted.', 'AbortError')
    const event = new Event('abort')
    this.onabort?.(event)
    this.dispatchEvent(event)
  }
}

const abortSignal = AbortSignal.prototype.$abort
Reflect.deleteProperty(AbortSignal.prototype, '$abort')

/** https://dom.spec.whatwg.org/#interface-abortcontroller */
export class AbortController {
  readonly signal: AbortSignal = new AbortSignal()
  abort(reason?: unknown): void { abortSignal.call(this.signal, reason) }
}
