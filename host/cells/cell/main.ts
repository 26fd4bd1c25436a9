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
import type { FrameType, IsolateFailure, LoadHead, ReceivedFrame } from '../protocol.ts'
import { PluginCompiler } from './compile-plugin.ts'
import { IsolatePool } from './isolate-pool.ts'
import { IsolateGone, IsolateSlot } from './isolate-slot.ts'
import { IsolateMaker } from './prepared-isolate.ts'
import { walls } from './walls.ts'

/** Limit of the isolates that are made before any plugin is known, MB: what a manifest gets that asks for none. */
const USUAL_MEMORY_MB = 64

const maker = new IsolateMaker(readFileSync(join(import.meta.dirname, '../guest/gen/runtime.gen.js'), 'utf8'))
const parts = { pool: new IsolatePool(maker, USUAL_MEMORY_MB), compiler: new PluginCompiler() }
const slots = new Map<number, IsolateSlot>()
const timers = new Map<number, NodeJS.Timeout>()
const reader = new FrameReader()
const socket = new Socket({ fd: 3, readable: true, writable: true, onread: { buffer: Buffer.allocUnsafeSlow(65_536), callback: receive } })

/** Without a stream between, which takes as long as reading does; what comes is in the same memory each time. */
function receive(length: number, buffer: Uint8Array): boolean {
  const frames = reader.push(Buffer.from(buffer.buffer, buffer.byteOffset, length))
  reader.keep()
  // The kernel is the only other end: what is not a frame means that this cell lost its place, and it is of no use then.
  if (frames === undefined) process.exit(1)
  parts.pool.busy()
  // Not corked: each answer leaves before the next frame may end this process, or the kernel blames and replays the wrong one.
  for (const frame of frames) serve(frame)
  return true
}
// The kernel is gone: so is the reason to run.
socket.on('close', () => process.exit(0))
socket.on('error', () => process.exit(0))

// As where it is confined, and sees no files of the system's: a guest is not told where its host stands.
process.env['TZ'] = 'UTC'
send('ready', 0, 0, JSON.stringify(walls(process.argv[2] ?? '')))

function serve({ type, slot, argument, text, bytes }: ReceivedFrame): void {
  if (type === 'load') within(slot, ASKED, () => load(slot, argument, text))
  else if (type === 'enter') within(slot, ASKED, () => enter(slot, text, bytes?.[0], argument))
  else if (type === 'drop') { end(slot); send('done', slot, 0, '') }
  else if (type === 'ping') send('done', slot, 0, '')
}

/** How an entry is answered: one that the kernel asked for, and one for timers. */
interface Answers { readonly went: FrameType; readonly failed: FrameType }
const ASKED: Answers = { went: 'done', failed: 'failed' }
const UNASKED: Answers = { went: 'said', failed: 'lost' }

interface Said { readonly batch: string; readonly bytes?: Uint8Array | undefined }

/** Runs an entry and answers with what it gave or how it failed, and with the CPU time that it took: a busy machine is not the guest's fault. */
function within(slot: number, answers: Answers, run: () => Said): void {
  const started = process.threadCpuUsage()
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage(started)
    return user + system
  }
  try {
    const { batch, bytes } = run()
    send(answers.went, slot, spent(), batch, bytes)
  } catch (error) {
    const failure: IsolateFailure = error instanceof IsolateGone ? error.failure : { reason: 'protocol', problem: 'the slot is empty' }
    end(slot)
    send(answers.failed, slot, spent(), JSON.stringify(failure))
  }
}

function load(slot: number, limitMs: number, text: string): Said {
  const at = text.indexOf('\n')
  const head = JSON.parse(text.slice(0, at)) as LoadHead
  slots.set(slot, new IsolateSlot(head, text.slice(at + 1), parts, limitMs))
  return { batch: '' }
}

function enter(slot: number, batch: string, bytes: Uint8Array<ArrayBuffer> | undefined, limitMs: number): Said {
  const isolate = slots.get(slot)
  if (isolate === undefined) throw new IsolateGone({ reason: 'protocol', problem: 'the slot is empty' })
  const entered = isolate.enter(batch, bytes, limitMs)
  clearTimeout(timers.get(slot))
  // As long as the kernel gave it last: it knows how busy the machine is.
  if (entered.wakeIn >= 0) timers.set(slot, setTimeout(() => wake(slot, limitMs), entered.wakeIn))
  return entered
}

/** Enters an isolate for its timers. Said before: if this process ends meanwhile, the kernel knows whose timer it was. */
function wake(slot: number, limitMs: number): void {
  parts.pool.busy()
  send('woke', slot, limitMs, '')
  within(slot, UNASKED, () => enter(slot, '', undefined, limitMs))
}

function end(slot: number): void {
  clearTimeout(timers.get(slot))
  timers.delete(slot)
  slots.get(slot)?.dispose()
  slots.delete(slot)
}

function send(type: FrameType, slot: number, argument: number, text: string, bytes?: Uint8Array): void {
  const head = encodeFrame({ type, slot, argument: Math.min(argument, 0xffff_ffff), text, ...(bytes === undefined ? {} : { bytes: [bytes] }) })
  if (bytes === undefined) return void socket.write(head)
  // Two pieces in one write.
  socket.cork()
  socket.write(head)
  socket.write(bytes)
  socket.uncork()
}
