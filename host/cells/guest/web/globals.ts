import { request } from '../calls.ts'
import { describeError } from '../describe-error.ts'
import { fetchFor } from '../host.ts'
import { atob, btoa } from './base64.ts'
import { makeConsole } from './console.ts'
import { crypto, Crypto } from './crypto.ts'
import { CryptoKey } from './crypto-key.ts'
import { TextDecoder, TextEncoder } from './encoding.ts'
import { AbortController, AbortSignal, DOMException, Event, EventTarget } from './events.ts'
import { Headers } from './headers.ts'
import { Request, type RequestInit } from './request.ts'
import { Response } from './response.ts'
import { structuredClone } from './structured-clone.ts'
import { SubtleCrypto } from './subtle.ts'
import { clearTimer, setInterval, setTimeout } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'

function log(level: string, message: string): void {
  request(0, `log.${level}`, JSON.stringify({ message: message.slice(0, 4000) })).catch(() => {
    // The log is refused or full: there is nobody to tell inside the plugin.
  })
}

/** What a timer threw is a line in the plugin's log. */
export function reportFailedTimer(error: unknown): void {
  log('error', `A timer failed: ${describeError(error).message}`)
}

/** Puts the web platform into the global scope. To be called once, before the plugin's code is there. */
export function installGlobals(): void {
  const started = Date.now()
  const values = {
    AbortController, AbortSignal, Crypto, CryptoKey, DOMException, Event, EventTarget, Headers, Request, Response, SubtleCrypto, TextDecoder, TextEncoder, URL, URLSearchParams,
    atob, btoa, crypto, setInterval, setTimeout, structuredClone,
    clearInterval: clearTimer,
    clearTimeout: clearTimer,
    console: makeConsole(log),
    fetch: (input: string | URL | Request, init?: RequestInit) => fetchFor(0, input, init),
    // Coarse on purpose: a fine clock tells about neighbours.
    performance: { now: () => Date.now() - started, timeOrigin: started },
    queueMicrotask: (callback: () => void) => { Promise.resolve().then(callback).catch((error: unknown) => log('error', describeError(error).message)) },
    self: globalThis,
  }
  for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
}
