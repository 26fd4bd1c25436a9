import { spawn } from 'node:child_process'
import type { Duplex } from 'node:stream'

const OTHER_END = `
import { Socket } from 'node:net'
const [kind, size] = [process.argv[1], Number(process.argv[2])]
const socket = new Socket({ fd: 3, readable: true, writable: true })
const body = Buffer.alloc(size, 'x')
let received = 0
socket.on('data', (chunk) => {
  if (kind === 'echo') return socket.write(chunk)
  if (kind === 'give') return socket.write(body)
  received += chunk.length
  for (; received >= size; received -= size) socket.write('.')
})
socket.on('close', () => process.exit(0))
`

export interface Trips {
  trip(): Promise<void>
  close(): void
}

/**
 * Bytes between two bare Node processes, with nothing done to them: there and back (`echo`), there with one byte back (`take`), or one
 * byte there and all of them back (`give`).
 */
export function startTrips(kind: 'echo' | 'take' | 'give', bytes: number): Trips {
  const child = spawn(process.execPath, ['--input-type=module', '-e', OTHER_END, kind, String(bytes)], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] })
  const socket = child.stdio[3] as Duplex
  const message = Buffer.alloc(kind === 'give' ? 1 : bytes, 'x')
  const answer = kind === 'take' ? 1 : bytes
  const waiting: (() => void)[] = []
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length
    for (; received >= answer; received -= answer) waiting.shift()?.()
  })
  return {
    trip: () => new Promise((done) => { waiting.push(done); socket.write(message) }),
    close: () => { child.kill('SIGKILL') },
  }
}
