import dns from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Hazard } from '../../_hazard.ts'

/** Stands for the internet: the operator of the ground allows it, and nothing else of loopback. */
export const PUBLIC = '127.0.0.1'
/** Stands for the private network. */
export const PRIVATE = '127.0.0.2'

export const HOST: NonNullable<Hazard['host']> = { config: { egress: { allowPrivate: [`${PUBLIC}/32`] }, cells: { maxMemoryMb: 220 } } }

export interface Origin { readonly port: number; readonly seen: string[] }

/** A server that writes down who asked for what, and keeps no process alive. */
export async function origin(answer: (request: IncomingMessage, response: ServerResponse) => void, address = PUBLIC): Promise<Origin> {
  const seen: string[] = []
  const port = await listening(createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)}`)
    answer(request, response)
  }), address)
  return { port, seen }
}

/** One that answers bytes as no honest server would, once a request's head is there. */
export function rawOrigin(answer: (socket: Socket, target: string) => void): Promise<number> {
  return listening(createSocketServer((socket) => {
    socket.on('error', () => undefined).once('data', (head: Buffer) => answer(socket, /^\S+ (\S+)/.exec(head.toString())?.[1] ?? ''))
  }), PUBLIC)
}

async function listening(server: Server, address: string): Promise<number> {
  server.listen(0, address).unref()
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

type Lookup = (host: string) => readonly string[] | Promise<readonly string[]>

/** Runs with a name server of the attacker's behind the system's own resolver. @returns also the names that were asked for */
export async function withNames<T>(lookup: Lookup, run: () => Promise<T>): Promise<{ readonly result: T; readonly asked: readonly string[] }> {
  const asked: string[] = []
  const before = dns.lookup
  const patched = async (host: string): Promise<unknown> => {
    asked.push(host)
    return (await lookup(host)).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  patch(patched as typeof dns.lookup)
  try {
    return { result: await run(), asked }
  } finally {
    patch(before)
  }
}

function patch(lookup: typeof dns.lookup): void {
  Object.assign(dns, { lookup })
  syncBuiltinESMExports()
}
