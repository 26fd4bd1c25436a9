import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { test } from 'tap'
import { cellCommand } from '../../../../host/cells/cell-command.ts'
import { encodeMessage } from '../../../../host/cells/batch.ts'
import { encodeFrame, FrameReader } from '../../../../host/cells/frame-codec.ts'
import type { Frame } from '../../../../host/cells/protocol.ts'

function start() {
  const { program, args } = cellCommand()
  const child = spawn(program, [...args], { env: {}, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const socket = child.stdio[3] as Duplex
  const reader = new FrameReader()
  const frames: Frame[] = []
  const waiting: (() => void)[] = []
  socket.on('data', (chunk: Buffer) => { frames.push(...(reader.push(chunk) ?? [])); waiting.splice(0).forEach((wake) => wake()) })
  const next = async (): Promise<Frame | undefined> => {
    while (frames.length === 0) await new Promise<void>((wake) => waiting.push(wake))
    return frames.shift()
  }
  return { child, socket, next }
}
const CALL = encodeMessage({ type: 'call', id: 1, ref: 0, name: 'export.x', text: '{"context":{}}', body: { kind: 'none' } })
const HEAD = JSON.stringify({ memoryMb: 16, cpuMs: 100, surface: '{}', name: 'a.b', digest: 'd' })

test('a cell says ready, answers each frame once and in order, and an empty slot fails', async (t) => {
  const { child, socket, next } = start()
  t.teardown(() => child.kill('SIGKILL'))
  t.match(await next(), { type: 'ready' })
  socket.write(encodeFrame({ type: 'enter', slot: 9, argument: 100, text: '' }))
  socket.write(encodeFrame({ type: 'load', slot: 1, argument: 1000, text: `${HEAD}\nexport default { exports: { x: () => new Promise(() => setTimeout(() => console.log("tick"), 100)) } }` }))
  socket.write(encodeFrame({ type: 'enter', slot: 1, argument: 100, text: CALL }))
  t.match(await next(), { type: 'failed', slot: 9 })
  t.match(await next(), { type: 'done', slot: 1, text: '' })
  t.match(await next(), { type: 'done', slot: 1 })
  t.match(await next(), { type: 'woke', slot: 1, argument: 100 })
  t.match(await next(), { type: 'said', slot: 1, text: /log\.info.*tick/s })
  socket.write(encodeFrame({ type: 'drop', slot: 1, argument: 0, text: '' }))
  socket.write(encodeFrame({ type: 'ping', slot: 0, argument: 0, text: '' }))
  t.match(await next(), { type: 'done', slot: 1 })
  t.match(await next(), { type: 'done', slot: 0 })
})

test('a cell reports an isolate that is lost in its timers, unasked', async (t) => {
  const { child, socket, next } = start()
  t.teardown(() => child.kill('SIGKILL'))
  await next()
  socket.write(encodeFrame({ type: 'load', slot: 1, argument: 1000, text: `${HEAD}\nexport default { exports: { x: () => new Promise(() => setTimeout(() => { while (true) {} }, 50)) } }` }))
  socket.write(encodeFrame({ type: 'enter', slot: 1, argument: 100, text: CALL }))
  await next()
  await next()
  t.match(await next(), { type: 'woke', slot: 1 })
  let told = await next()
  // A timer that fires a moment too early is asked once more.
  while (told?.type === 'said' || told?.type === 'woke') told = await next()
  t.match(told, { type: 'lost', slot: 1, text: /"time"/ })
})

test('a cell ends when the kernel is gone, and when it is sent what is no frame', async (t) => {
  const gone = start()
  await gone.next()
  gone.socket.destroy()
  t.same(await once(gone.child, 'exit'), [0, null])
  const broken = start()
  await broken.next()
  broken.socket.write(Buffer.alloc(64, 0xff))
  t.same(await once(broken.child, 'exit'), [1, null])
})
