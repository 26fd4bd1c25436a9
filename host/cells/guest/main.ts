/**
 * The guest runtime: trusted code inside each isolate, run before the plugin's.
 *
 * To the cell it is three functions over text: `deliver(batch)` hands messages in, `flush()` takes messages out after the microtasks
 * of `deliver` have run, `register(definition, surface)` takes the plugin's default export. The cell enters each under a time limit,
 * so that no code of the plugin's ever runs without one.
 */
import { decodeBatch, type Message } from '../batch.ts'
import { answer, cancel, request, settle, takeOut } from './calls.ts'
import { describeError } from './describe-error.ts'
import { register, start } from './handlers.ts'
import { harden } from './harden.ts'
import { captureHelper, help } from './helpers.ts'
import { fetchFor } from './host.ts'
import { atob, btoa } from './web/base64.ts'
import { makeConsole } from './web/console.ts'
import { crypto, Crypto } from './web/crypto.ts'
import { CryptoKey } from './web/crypto-key.ts'
import { TextDecoder, TextEncoder } from './web/encoding.ts'
import { AbortController, AbortSignal, DOMException, Event, EventTarget } from './web/events.ts'
import { Headers } from './web/headers.ts'
import { Request, type RequestInit } from './web/request.ts'
import { Response } from './web/response.ts'
import { structuredClone } from './web/structured-clone.ts'
import { SubtleCrypto } from './web/subtle.ts'
import { clearTimer, nextTimer, runTimers, setInterval, setTimeout } from './web/timers.ts'
import { URL, URLSearchParams } from './web/url.ts'

captureHelper()
help('entry')
harden()

function log(level: string, message: string): void {
  request(0, `log.${level}`, JSON.stringify({ message: message.slice(0, 4000) })).catch(() => {
    // The log is refused or full: there is nobody to tell inside the plugin.
  })
}

const started = Date.now()

const GLOBALS = {
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
for (const [name, value] of Object.entries(GLOBALS)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })

/** More messages than this in one batch is not something the kernel sends. */
const MAX_MESSAGES = 65_536

function deliver(batch: string): void {
  help('entry')
  runTimers((error) => log('error', `A timer failed: ${describeError(error).message}`))
  for (const message of decodeBatch(batch, MAX_MESSAGES) ?? []) dispatch(message)
}

function dispatch(message: Message): void {
  if (message.type === 'call') start(message)
  else if (message.type === 'reply') settle(message)
  else if (message.type === 'cancel') { cancel(message.id); answer(message.id, false, '{}') }
}

/** The next timer in milliseconds (-1: none), a line break, and the batch. */
function flush(): string {
  return `${nextTimer()}\n${takeOut()}`
}

/** For the cell alone: it takes these as references and deletes the property before the plugin's code is there. */
Object.defineProperty(globalThis, '__runtime', {
  configurable: true,
  value: { deliver, flush, register: (definition: unknown, surface: string) => register(definition, JSON.parse(surface) as Parameters<typeof register>[1]) },
})
