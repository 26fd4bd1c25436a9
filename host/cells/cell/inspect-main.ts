/**
 * The cell of `plugin dev`: what main.ts is, for one who looks into its isolate.
 *
 * A paused isolate blocks the thread that entered it, so while a debugger is there it is entered on isolated-vm's own threads, one entry at a time,
 * and this thread passes the debugger's messages meanwhile. It stands behind the same walls as any cell: it opens nothing, the kernel's process does.
 *
 * No isolate is disposed of here: isolated-vm does not always survive that where there is an inspector. Each has a process of its own
 * (inspect.ts), which the kernel ends with it.
 */
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { encodeFrame, FrameReader } from '../frame-codec.ts'
import { INSPECT, type FrameType, type IsolateFailure, type LoadHead, type ReceivedFrame } from '../protocol.ts'
import { InspectSlot } from './inspect-slot.ts'
import { IsolateGone, type Entered } from './isolate-slot.ts'
import { IsolateMaker } from './prepared-isolate.ts'
import { walls } from './walls.ts'

const maker = new IsolateMaker(readFileSync(join(import.meta.dirname, '../guest/gen/runtime.gen.js'), 'utf8'), true)
const slots = new Map<number, InspectSlot>()
const timers = new Map<number, NodeJS.Timeout>()
const reader = new FrameReader()
const socket = new Socket({ fd: 3, readable: true, writable: true })
let last = Promise.resolve()

socket.on('data', (chunk: Buffer) => {
  const frames = reader.push(chunk)
  if (frames === undefined) end()
  else for (const frame of frames) serve(frame)
})
socket.on('close', () => end())
socket.on('error', () => end())

// V8 stops a profile by taking its signal's handler away, and what is on its way then would end the process.
process.on('SIGPROF', () => undefined)
process.env['TZ'] = 'UTC'
send('ready', 0, 0, JSON.stringify(walls(process.argv[2] ?? '')))

function serve(frame: ReceivedFrame): void {
  const { type, slot } = frame
  // Not in turn: what has the turn may be paused, and these are what it waits for.
  if (type === 'inspect') return inspect(frame)
  if (type === 'drop') slots.get(slot)?.detach()
  inTurn(() => serveInTurn(frame))
}

async function serveInTurn({ type, slot, argument, text, bytes }: ReceivedFrame): Promise<void> {
  if (type === 'load') await within(slot, { went: 'done', failed: 'failed' }, () => load(slot, argument, text))
  else if (type === 'enter') await within(slot, { went: 'done', failed: 'failed' }, () => enter(slot, text, bytes?.[0], argument))
  else if (type === 'drop') { forget(slot); send('done', slot, 0, '') }
  else if (type === 'ping') send('done', slot, 0, '')
}

/** Entries, one after the other. What is done never throws. */
function inTurn(work: () => Promise<void>): void { last = last.then(work) }

function inspect({ slot, argument, text }: ReceivedFrame): void {
  const inspected = slots.get(slot)
  if (inspected === undefined) return
  if (argument === INSPECT.message) inspected.dispatch(text)
  else if (argument === INSPECT.open) inspected.attach()
  else if (argument === INSPECT.close) inspected.detach()
  else if (argument === INSPECT.go) inspected.go()
  else if (argument === INSPECT.profile) inTurn(async () => send('inspect', slot, INSPECT.profile, await inspected.takeProfile(Number(text))))
}

async function within(slot: number, answers: { readonly went: FrameType; readonly failed: FrameType }, run: () => Promise<Pick<Entered, 'batch' | 'bytes'>>): Promise<void> {
  try {
    const { batch, bytes } = await run()
    send(answers.went, slot, slots.get(slot)?.spentMicroseconds ?? 0, batch, bytes)
  } catch (error) {
    const failure: IsolateFailure = error instanceof IsolateGone ? error.failure : { reason: 'protocol', problem: 'the slot is empty' }
    const failed = slots.get(slot)
    if (failure.reason === 'time' && failed !== undefined) send('inspect', slot, INSPECT.profile, await failed.takeProfile())
    forget(slot)
    send(answers.failed, slot, failed?.spentMicroseconds ?? 0, JSON.stringify(failure))
  }
}

async function load(slot: number, limitMs: number, text: string): Promise<Pick<Entered, 'batch' | 'bytes'>> {
  const at = text.indexOf('\n')
  const head = JSON.parse(text.slice(0, at)) as LoadHead
  const tell = (message: string): void => send('inspect', slot, INSPECT.message, message)
  const made = new InspectSlot(head, maker.make(head.memoryMb), tell)
  slots.set(slot, made)
  send('inspect', slot, INSPECT.open, head.digest)
  await made.load(text.slice(at + 1), limitMs)
  return { batch: '', bytes: undefined }
}

async function enter(slot: number, batch: string, bytes: Uint8Array<ArrayBuffer> | undefined, limitMs: number): Promise<Entered> {
  const isolate = slots.get(slot)
  if (isolate === undefined) throw new IsolateGone({ reason: 'protocol', problem: 'the slot is empty' })
  const entered = await isolate.enter(batch, bytes, limitMs)
  clearTimeout(timers.get(slot))
  if (entered.wakeIn >= 0) timers.set(slot, setTimeout(() => inTurn(() => wake(slot, limitMs)), entered.wakeIn))
  return entered
}

async function wake(slot: number, limitMs: number): Promise<void> {
  // Dropped, while this waited for its turn.
  if (!slots.has(slot)) return
  send('woke', slot, limitMs, '')
  await within(slot, { went: 'said', failed: 'lost' }, () => enter(slot, '', undefined, limitMs))
}

function forget(slot: number): void {
  clearTimeout(timers.get(slot))
  timers.delete(slot)
  if (slots.delete(slot)) send('inspect', slot, INSPECT.close, '')
}

/** Not by process.exit() where it can be helped: that tidies up, and waits for a thread that is paused. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
  process.exit(1)
}

function send(type: FrameType, slot: number, argument: number, text: string, bytes?: Uint8Array): void {
  socket.cork()
  socket.write(encodeFrame({ type, slot, argument: Math.min(argument, 0xffff_ffff), text, ...(bytes === undefined ? {} : { bytes: [bytes] }) }))
  if (bytes !== undefined) socket.write(bytes)
  socket.uncork()
}
