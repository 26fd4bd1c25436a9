import { connect, createServer } from 'node:net'

/** Of a socket's path, in bytes, with the NUL at its end: what macOS takes, and Linux a little more. */
const MAX_PATH_BYTES = 104

/**
 * Listens on a socket in the file system for as long as the process lives: the kernel ends it with the process, and whoever has the folder can ask, from
 * another pid namespace too.
 *
 * @returns the end, or undefined where there can be no socket: a path too long, a file system that has none
 */
export async function light(path: string): Promise<(() => Promise<void>) | undefined> {
  if (Buffer.byteLength(path) >= MAX_PATH_BYTES) return undefined
  const server = createServer((socket) => { socket.destroy() })
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => { resolve(false) })
    server.listen(path, () => { resolve(true) })
  })
  if (!listening) return undefined
  server.unref()
  return () => new Promise((resolve) => { server.close(() => { resolve() }) })
}

/** Whether somebody listens; undefined where the socket is not there, as in a copy of the folder. */
export function isLit(path: string): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const answer = (lit: boolean | undefined): void => {
      socket.destroy()
      resolve(lit)
    }
    socket.once('connect', () => { answer(true) })
    // A queue that is full, or a socket of another user, is somebody's.
    socket.once('error', ({ code }: NodeJS.ErrnoException) => { answer(code === 'ENOENT' ? undefined : code !== 'ECONNREFUSED') })
  })
}
