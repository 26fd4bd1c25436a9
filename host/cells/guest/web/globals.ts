import { request, requestFirst } from '../calls.ts'
import { describeError } from '../describe-error.ts'
import { fetchFor } from '../host.ts'
import { asInterface, INSIDE, needArguments, onlyInside, showMembers } from './_webidl.ts'
import { atob, btoa } from './base64.ts'
import { Blob, File } from './blob.ts'
import { Body } from './body.ts'
import { CompressionStream, DecompressionStream, TextDecoderStream, TextEncoderStream } from './codec-streams.ts'
import { makeConsole } from './console.ts'
import { crypto, Crypto } from './crypto.ts'
import { CryptoKey } from './crypto-key.ts'
import { DOMException } from './dom-exception.ts'
import { TextDecoder, TextEncoder } from './encoding.ts'
import { CustomEvent, ErrorEvent, Event, MessageEvent, PromiseRejectionEvent } from './event.ts'
import { AbortController, AbortSignal, EventHandler, EventTarget, fireEvent, targetFor } from './events.ts'
import { FormData } from './form-data.ts'
import { Headers } from './headers.ts'
import { MessageChannel, MessagePort } from './message-channel.ts'
import { Performance, performance } from './performance.ts'
import { reportException, reportTo } from './report.ts'
import { Request, type RequestInit } from './request.ts'
import { Response } from './response.ts'
import * as streams from './streams.ts'
import { structuredClone } from './structured-clone.ts'
import { SubtleCrypto } from './subtle.ts'
import { clearTimer, setInterval, setTimeout } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'
import * as patterns from './url-pattern.ts'

/** https://html.spec.whatwg.org/multipage/system-state.html#navigatorid */
class Navigator {
  constructor(token: unknown) { onlyInside(token) }
  get userAgent(): string { return 'Hardpoint' }
}

const INTERFACES = {
  AbortController, AbortSignal, Blob, CompressionStream, Crypto, CryptoKey, CustomEvent, DOMException, DecompressionStream, ErrorEvent, Event, EventTarget, File, FormData,
  Headers, MessageChannel, MessageEvent, MessagePort, Navigator, Performance, PromiseRejectionEvent, Request, Response, SubtleCrypto, TextDecoder, TextDecoderStream, TextEncoder,
  TextEncoderStream, URL, URLSearchParams,
}

/** Names of packages that are evaluated when one is first used. */
const LAZY = new Map<string, object>([
  ...[
    'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'ReadableByteStreamController', 'ReadableStream', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableStreamDefaultController', 'ReadableStreamDefaultReader', 'TransformStream', 'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ].map((name) => [name, streams] as const),
  ['URLPattern', patterns],
])

/** As operations of the global scope: enumerable. */
const OPERATIONS = {
  atob, btoa, setInterval, setTimeout, structuredClone,
  clearInterval: (id?: unknown) => clearTimer(id),
  clearTimeout: (id?: unknown) => clearTimer(id),
  fetch: async (input: string | URL | Request, init?: RequestInit) => fetchFor(0, input, init),
  queueMicrotask(callback: () => void): void {
    if (typeof callback !== 'function') throw new TypeError('queueMicrotask takes a function.')
    void Promise.resolve().then(() => { try { callback() } catch (error) { reportException(error) } })
  },
  reportError(error: unknown): void {
    needArguments(arguments.length, 1, 'reportError')
    reportException(error)
  },
}

function log(level: string, message: string): void {
  request(0, `log.${level}`, JSON.stringify({ message: message.slice(0, 4000) })).catch(() => {
    // The log is refused or full: there is nobody to tell inside the plugin.
  })
}

const scope = { target: targetFor(globalThis), reporting: false }

/** Whoever listens for errors is told first; an error among those who listen ends with a line in the log. */
function report(error: unknown, line: string): void {
  const { message } = describeError(error)
  const goesOn = scope.reporting || tell(new ErrorEvent('error', { cancelable: true, message, error }))
  if (goesOn) log('error', line + message)
}

function tell(event: Event): boolean {
  scope.reporting = true
  try { return fireEvent(scope.target, event) } finally { scope.reporting = false }
}

/** What was rejected, and handled by nobody by the end of its step: told by the cell, in words. */
export function reportUnhandled(words: string): void {
  try {
    requestFirst('log.error', JSON.stringify({ message: `Not handled: ${words}`.slice(0, 4000) }))
  } catch {
    // A plugin has changed what this takes. The messages that wait come first.
  }
}

/** What a timer threw. */
export function reportFailedTimer(error: unknown): void {
  report(error, 'A timer failed: ')
}

/** Puts the web platform into the global scope. To be called once, before the plugin's code is there. */
export function installGlobals(): void {
  reportTo((error) => report(error, ''))
  asInterface(Navigator)
  define({ console: makeConsole(log) }, false)
  for (const name in INTERFACES) defineLazy(name, INTERFACES)
  define({ ...OPERATIONS, crypto, performance, navigator: new Navigator(INSIDE), self: globalThis }, true)
  for (const [name, holder] of LAZY) defineLazy(name, holder)
  Object.setPrototypeOf(globalThis, EventTarget.prototype)
  const { target } = scope
  define({
    addEventListener: target.addEventListener.bind(target), removeEventListener: target.removeEventListener.bind(target), dispatchEvent: target.dispatchEvent.bind(target),
  }, true)
  defineHandlers(target)
}

function define(values: object, enumerable: boolean): void {
  for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable })
}

function defineLazy(name: string, holder: object): void {
  const put = (value: unknown): void => { Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false }) }
  const get = (): unknown => {
    const value = Reflect.get(holder, name) as typeof Event
    // The packages come with their names made short.
    if (value.name !== name) Object.defineProperty(value, 'name', { value: name, configurable: true })
    showMembers(value)
    if (value.prototype instanceof Body) showMembers(Body)
    put(value)
    return value
  }
  Object.defineProperty(globalThis, name, { get, set: put, configurable: true, enumerable: false })
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#onerroreventhandler: it is told more than the event, and true means that it was dealt with. */
function defineHandlers(target: EventTarget): void {
  const onError = (handler: (...values: unknown[]) => unknown, event: Event): void => {
    const { message, filename, lineno, colno, error } = event as ErrorEvent
    if (handler.call(globalThis, message, filename, lineno, colno, error) === true) event.preventDefault()
  }
  for (const [type, call] of [['error', onError], ['unhandledrejection'], ['rejectionhandled']] as const) {
    const handler = new EventHandler(target, type, call)
    Object.defineProperty(globalThis, `on${type}`, { get: () => handler.value, set: (value: unknown) => { handler.value = value }, configurable: true, enumerable: true })
  }
}
