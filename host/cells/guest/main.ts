/**
 * The guest runtime: trusted code inside each isolate, run before the plugin's.
 *
 * To the cell it is three functions over text: `deliver(batch)` hands messages in, `flush()` takes messages out after the microtasks
 * of `deliver` have run, `register(definition, surface)` takes the plugin's default export. The cell enters each under a time limit,
 * so that no code of the plugin's ever runs without one.
 */
import { decodeBatch, type Message } from '../batch.ts'
import { answer, cancel, settle, takeOut } from './calls.ts'
import { register, start } from './handlers.ts'
import { harden } from './harden.ts'
import { captureHelper } from './helpers.ts'
import { installGlobals, reportFailedTimer } from './web/globals.ts'
import { nextTimer, runTimers } from './web/timers.ts'

captureHelper()
harden()
installGlobals()

/** More messages than this in one batch is not something the kernel sends. */
const MAX_MESSAGES = 65_536

function deliver(batch: string): void {
  runTimers(reportFailedTimer)
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
