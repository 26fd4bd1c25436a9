/**
 * The cell: a process that runs isolates and nothing else.
 *
 * It has no file system but its own code, no network, no environment and no child processes, and its one way out is the socket it
 * was started with. It enters isolates synchronously and may block: the kernel watches it from outside and kills it where it must.
 */
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { encodeFrame, FrameReader } from '../frame-codec.ts'
import type { Frame, FrameType, IsolateFailure, LoadHead } from '../protocol.ts'
import { IsolateGone, IsolateSlot } from './isolate-slot.ts'
import { walls } from './walls.ts'

const runtimeSource = readFileSync(join(import.meta.dirname, '../guest/gen/runtime.gen.js'), 'utf8')
const slots = new Map<number, IsolateSlot>()
const timers = new Map<number, NodeJS.Timeout>()
const reader = new FrameReader()
const socket = new Socket({ fd: 3, readable: true, writable: true })

socket.on('data', (chunk: Buffer) => {
  const frames = reader.push(chunk)
  // The kernel is the only other end: what is not a frame means that this cell lost its place, and it is of no use then.
  if (frames === undefined) process.exit(1)
  // Not corked: each answer leaves before the next frame may end this process, or the kernel blames and replays the wrong one.
  for (const frame of frames) serve(frame)
})
// The kernel is gone: so is the reason to run.
socket.on('close', () => process.exit(0))
socket.on('error', () => process.exit(0))

send('ready', 0, 0, JSON.stringify(walls(process.argv[2] ?? '')))

function serve({ type, slot, argument, text }: Frame): void {
  if (type === 'load') within(slot, ASKED, () => { load(slot, argument, text); return '' })
  else if (type === 'enter') within(slot, ASKED, () => enter(slot, text, argument))
  else if (type === 'drop') { end(slot); send('done', slot, 0, '') }
  else if (type === 'ping') send('done', slot, 0, '')
}

/** How an entry is answered: one that the kernel asked for always, one for timers when there is something to say. */
interface Answers { readonly went: FrameType; readonly failed: FrameType; readonly always: boolean }
const ASKED: Answers = { went: 'done', failed: 'failed', always: true }
const UNASKED: Answers = { went: 'said', failed: 'lost', always: false }

/** Runs an entry and answers with what it gave or how it failed. */
function within(slot: number, answers: Answers, run: () => string): void {
  const started = process.hrtime.bigint()
  const spent = (): number => Number((process.hrtime.bigint() - started) / 1000n)
  try {
    const batch = run()
    if (answers.always || batch !== '') send(answers.went, slot, spent(), batch)
  } catch (error) {
    const failure: IsolateFailure = error instanceof IsolateGone ? error.failure : { reason: 'protocol', problem: 'the slot is empty' }
    end(slot)
    send(answers.failed, slot, spent(), JSON.stringify(failure))
  }
}

function load(slot: number, limitMs: number, text: string): void {
  const at = text.indexOf('\n')
  const head = JSON.parse(text.slice(0, at)) as LoadHead
  slots.set(slot, new IsolateSlot(head, text.slice(at + 1), runtimeSource, limitMs))
}

function enter(slot: number, batch: string, limitMs: number): string {
  const isolate = slots.get(slot)
  if (isolate === undefined) throw new IsolateGone({ reason: 'protocol', problem: 'the slot is empty' })
  const entered = isolate.enter(batch, limitMs)
  clearTimeout(timers.get(slot))
  if (entered.wakeIn >= 0) timers.set(slot, setTimeout(() => within(slot, UNASKED, () => enter(slot, '', isolate.cpuMs)), entered.wakeIn))
  return entered.batch
}

function end(slot: number): void {
  clearTimeout(timers.get(slot))
  timers.delete(slot)
  slots.get(slot)?.dispose()
  slots.delete(slot)
}

function send(type: FrameType, slot: number, argument: number, text: string): void {
  socket.write(encodeFrame({ type, slot, argument: Math.min(argument, 0xffff_ffff), text }))
}
