/** The attacker's server, in a thread of its own: what it pours out must not keep the kernel it shares a process with. Says its port. */
import type { Socket } from 'node:net'
import { parentPort } from 'node:worker_threads'
import { rawOrigin } from './_origin.ts'

/** Writes until the other side has gone, as fast as it reads. */
function pour(socket: Socket, text: string): void {
  const write = (): void => {
    while (socket.writable && socket.write(text)) continue
  }
  socket.on('drain', write)
  write()
}

const HEAD = 'HTTP/1.1 200 OK\r\n'
const SERVED: Readonly<Record<string, (socket: Socket) => void>> = {
  body: (socket) => { socket.write(`${HEAD}\r\n`); pour(socket, 'x'.repeat(65_536)) },
  chunks: (socket) => { socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`); pour(socket, '1\r\nx\r\n'.repeat(10_000)) },
  extensions: (socket) => { socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n1;`); pour(socket, 'x'.repeat(65_536)) },
  trailers: (socket) => { socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n`); pour(socket, 'x-a: b\r\n'.repeat(1000)) },
  headers: (socket) => { socket.write(HEAD); pour(socket, 'x-a: b\r\n'.repeat(1000)) },
  header: (socket) => { socket.write(`${HEAD}x-a: `); pour(socket, 'b'.repeat(65_536)) },
  status: (socket) => { socket.write('HTTP/1.1 200 '); pour(socket, 'b'.repeat(65_536)) },
  interim: (socket) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(1000)),
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
parentPort?.postMessage(await rawOrigin((socket, target) => SERVED[target.slice(1)]?.(socket)))
