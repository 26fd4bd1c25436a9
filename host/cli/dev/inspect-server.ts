import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { HardpointError } from '@hardpoint/schemas/errors'
import { WebSocketServer } from 'ws'
import type { Inspection } from '../../cells/mod.ts'

/** Only this address: whoever speaks to it runs code in the isolate. */
const HOST = '127.0.0.1'
/** A message of DevTools': an expression, or a script with changes. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024
/** Chrome's own DevTools. Pages have other origins, and programs none. */
const DEVTOOLS_ORIGIN = 'devtools://devtools'

export interface InspectServer {
  /** `127.0.0.1:PORT/TOKEN`: what opens the isolate, so it is printed for the author and logged nowhere. */
  readonly address: string
  close(): Promise<void>
}

/**
 * Serves a plugin's isolate to Chrome DevTools, on loopback, below a token that is made anew each time: other users of the machine, and pages in
 * the author's browser, can reach the port and do not know it. Nothing tells it to who asks, as Node's inspector does in `/json/list`: a page asks as
 * the author's browser, and a plugin of another host as its operator.
 *
 * @throws HP_ERR_PORT_IN_USE
 */
export async function openInspectServer(inspection: Inspection, port: number): Promise<InspectServer> {
  const token = randomBytes(32).toString('base64url')
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const address = (): string => `${HOST}:${(server.address() as AddressInfo).port}`
  let drop = (): void => undefined

  const server = createServer((_, response) => void response.writeHead(404).end())

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined)
    const refuse = (status: string): void => void socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    if (isFromElsewhere(request, address())) return refuse('403 Forbidden')
    if (!isSame(request.url ?? '', `/${token}`)) return refuse('401 Unauthorized')
    if (inspection.isAttached) return refuse('409 Conflict')
    sockets.handleUpgrade(request, socket, head, (connected) => {
      const session = inspection.attach({
        message: (text) => connected.send(text),
        // DevTools offers to connect again: to the build that is served then.
        gone: (reason) => connected.close(1001, reason),
      })
      if (session === undefined) return connected.close(1013, 'Another debugger is attached.')
      connected.on('message', (data, isBinary) => { if (!isBinary) session.send(data.toString()) })
      connected.on('close', () => session.close())
      connected.on('error', () => session.close())
      drop = () => {
        session.close()
        connected.terminate()
      }
    })
  })

  server.listen(port, HOST)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new HardpointError('HP_ERR_PORT_IN_USE', { host: HOST, port }, { cause: error })
    throw error
  })
  return {
    address: `${address()}/${token}`,
    async close() {
      drop()
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}

/** A page whose name was made to lead to this machine (DNS rebinding) says its own name; a page of the browser's says its origin. */
function isFromElsewhere({ headers }: IncomingMessage, address: string): boolean {
  const isHost = headers.host === address || headers.host === address.replace(HOST, 'localhost')
  return !isHost || (headers.origin !== undefined && headers.origin !== DEVTOOLS_ORIGIN)
}

/** Compared as digests: how much of it was right takes no time that can be measured. */
function isSame(one: string, other: string): boolean { return timingSafeEqual(sha256(one), sha256(other)) }

function sha256(text: string): Buffer { return createHash('sha256').update(text).digest() }
