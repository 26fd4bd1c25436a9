import { spawn } from 'node:child_process'
import type { Duplex } from 'node:stream'

const ECHO = `
import { Socket } from 'node:net'
const socket = new Socket({ fd: 3, readable: true, writable: true })
socket.on('data', (chunk) => socket.write(chunk))
socket.on('close', () => process.exit(0))
`

/** The bare round trip between two Node processes: bytes to the other and back, with nothing done to them. */
export function startEcho(bytes: number): { trip(): Promise<void>; close(): void } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', ECHO], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] })
  const socket = child.stdio[3] as Duplex
  const message = Buffer.alloc(bytes, 'x')
  const waiting: (() => void)[] = []
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length
    for (; received >= bytes; received -= bytes) waiting.shift()?.()
  })
  return {
    trip: () => new Promise((done) => { waiting.push(done); socket.write(message) }),
    close: () => { child.kill('SIGKILL') },
  }
}
