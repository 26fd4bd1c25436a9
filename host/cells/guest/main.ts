/**
 * The guest runtime: trusted code inside each isolate, run before the plugin's.
 *
 * To the cell it is a few functions over text. `deliver(batch, bytes)` hands messages in; it and `next()` say whether there is more to do (true), and the
 * cell calls `next` until there is not, so that the microtasks of one message have run before the next one is begun. Where nothing more can be said
 * then, they give what was; else (false) `flush()` takes messages out, and `takeBytes()` their bodies that are bytes. `register` takes the plugin's default export. The cell enters each
 * under a time limit, so that no code of the plugin's ever runs without one.
 */
import { decodeBatch, encodeMessage, NO_BODY, type Message } from '../batch.ts'
import { bufferOf, byteLength, isWhole } from './byte-length.ts'
import { beginEntry, cancel, handOut, settle, takeOut } from './calls.ts'
import { register, start } from './handlers.ts'
import { harden } from './harden.ts'
import { beginTurn, captureHelper } from './helpers.ts'
import { enterCall } from './open-calls.ts'
import { Response } from './web/response.ts'
import { installGlobals, reportFailedTimer, reportUnhandled } from './web/globals.ts'
import { isTimerDue, nextTimer, runTimer } from './web/timers.ts'

captureHelper()
harden()
installGlobals()

/** More messages than this in one batch is not something the kernel sends. */
const MAX_MESSAGES = 65_536

/** What `takeBytes` hands out must be a buffer, whatever a plugin has made of the built-ins. */
const { ArrayBuffer: Buffer, Uint8Array: Bytes } = globalThis

/** Rejections that are told of one entry: what begets the next one for ever says nothing new. */
const MAX_REJECTIONS = 1000

const entry: { messages: readonly Message[]; at: number; now: number; rejections: number } = { messages: [], at: 0, now: 0, rejections: 0 }
/**
 * One message at a time, microtasks and all: then what acts for no call in particular (`fetch`, `console`, timers) acts for the one whose
 * message it is. A plugin that uses none of them is spared what that costs: a crossing a message.
 */
let oneByOne = true

function deliver(batch: string, bytes?: ArrayBuffer): boolean | string {
  beginTurn()
  beginEntry(true)
  entry.messages = decodeBatch(batch, MAX_MESSAGES, bytes === undefined ? undefined : new Bytes(bytes)) ?? []
  entry.at = 0
  entry.now = Date.now()
  entry.rejections = 0
  return proceed()
}

/** @param rejected what nobody handled in the step before */
function next(rejected?: string): boolean | string {
  beginEntry(false)
  if (rejected !== undefined) {
    if (entry.rejections++ < MAX_REJECTIONS) reportUnhandled(rejected)
    // Whose it was is not known where several had a message in this batch: from now on it is.
    if (entry.messages.length > 1) oneByOne = true
  }
  return proceed()
}

function proceed(): boolean | string {
  enterCall(0)
  if (!runTimer(entry.now, reportFailedTimer)) {
    do {
      const message = entry.messages[entry.at++]
      if (message !== undefined) dispatch(message)
    } while (!oneByOne && entry.at < entry.messages.length)
  }
  if (entry.at < entry.messages.length || isTimerDue(entry.now)) return true
  // Of what acts for no call in particular, microtasks may still say something.
  return oneByOne ? false : handOut() ?? false
}

function dispatch(message: Message): void {
  if (message.type === 'call') start(own(message))
  else if (message.type === 'reply') settle(own(message))
  else if (message.type === 'cancel') {
    enterCall(message.id)
    cancel(message.id)
  }
  // Of several, microtasks run together.
  if (!oneByOne && entry.messages.length > 1) enterCall(0)
}

/** Bodies of one batch come in one buffer: whoever gets one must not see the others' through it. */
function own(message: Message): Message {
  const { body } = message
  return body.kind !== 'bytes' || body.data.length === body.data.buffer.byteLength ? message : { ...message, body: { kind: 'bytes', data: new Bytes(body.data) } }
}

const outgoing: { bytes: readonly Uint8Array[]; length: number } = { bytes: [], length: 0 }
const { set } = Bytes.prototype
const { apply } = Reflect

/**
 * Milliseconds to the next timer (-1: none) and bytes that belong to the batch; a line break; the batch.
 *
 * It and takeBytes() call nothing that a plugin can replace: each time limit costs isolated-vm memory that comes back late, so they have none.
 */
function flush(): string {
  const { text, bytes, length } = takeOut()
  outgoing.bytes = bytes
  outgoing.length = length
  return `${nextTimer()} ${length}\n${text}`
}

function takeBytes(): ArrayBuffer {
  const only = outgoing.bytes.length === 1 ? outgoing.bytes[0] : undefined
  // As a rule a body has a buffer of its own: it is copied on its way out, and need not be before.
  if (only !== undefined && isWhole(only)) {
    outgoing.bytes = []
    return bufferOf(only)
  }
  const buffer = new Buffer(outgoing.length)
  const whole = new Bytes(buffer)
  let at = 0
  for (let index = 0; index < outgoing.bytes.length; index++) {
    const part = outgoing.bytes[index]
    if (part === undefined) continue
    apply(set, whole, [part, at])
    at += byteLength(part)
  }
  outgoing.bytes = []
  return buffer
}

/**
 * Runs what each first call runs, from batch to batch, so that it is compiled by then: for an isolate that waits for a plugin. What is said is to be
 * flushed and thrown away; then nothing of it is left.
 */
function warm(): void {
  const call = (id: number, name: string, text: string): string => encodeMessage({ type: 'call', id, ref: 0, name, text, body: NO_BODY })
  register({ exports: { warm: () => null, ask: async (_: unknown, host: Warmed) => host.warm.up('') }, routes: { warm: () => new Response('') } }, { 'warm.up': ['a'] })
  oneByOne = false
  deliver(call(1, 'export.warm', '{"context":{},"input":null}'))
  deliver(call(1, 'route.warm', '{"context":{},"request":{"url":"http://h/","method":"GET","headers":{}}}') + call(2, 'export.ask', '{"context":{}}'))
  flush()
  deliver(encodeMessage({ type: 'reply', id: 1, ref: 1, name: '-', text: '', body: NO_BODY }))
  register({}, {})
  // What the plugin's module begins as it loads belongs to no call.
  enterCall(0)
}

interface Warmed { readonly warm: { up(a: string): Promise<unknown> } }

/** For the cell alone: it takes these as references and deletes the property before the plugin's code is there. */
Object.defineProperty(globalThis, '__runtime', {
  configurable: true,
  value: {
    deliver, next, flush, takeBytes, warm,
    register: (definition: unknown, surface: string, ambient: boolean) => {
      oneByOne = ambient
      register(definition, JSON.parse(surface) as Parameters<typeof register>[1])
    },
  },
})
