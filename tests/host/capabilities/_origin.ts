import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { Test } from 'tap'
import type { HardpointError } from '@hardpoint/schemas/errors'
import type { Payload } from '../../../host/cells/cells.ts'
import type { Services } from '../../../host/capabilities/_services.ts'
import { callerOf, world, type World } from './_world.ts'

/** What reached a server. */
export interface Seen { readonly method: string; readonly path: string; readonly host: string; readonly headers: IncomingMessage['headers']; readonly body: string }

export interface Origin { readonly port: number; readonly seen: Seen[] }

/** A server on loopback that answers as it is told. */
export async function origin(t: Test, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Origin> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push({ method: request.method ?? '', path: request.url ?? '', host: request.headers.host ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => { server.closeAllConnections(); server.close() })
  return { port: (server.address() as AddressInfo).port, seen }
}

/** Every name resolves to loopback, which the operator allowed: so that what a test refuses is refused for another reason. */
export const LOOPBACK: Partial<Services> = { allowPrivate: ['127.0.0.0/8'], network: { resolve: async () => [{ address: '127.0.0.1', family: 4 }] } }

export interface Answer { readonly status: number; readonly headers: [string, string][]; readonly url: string; readonly redirected: boolean; readonly statusText: string }

/** A plugin with a grant for these hosts. */
export async function fetching(t: Test, hosts: readonly string[], more: Partial<Services> = LOOPBACK) {
  const kernel: World = await world(t, more)
  const caller = callerOf({ 'http.fetch': { hosts } })
  async function fetch(url: string, init: object = {}, body?: Payload): Promise<Answer & { body: string }> {
    const request = { method: 'http.fetch', params: JSON.stringify({ url, init }), ...(body === undefined ? {} : { body }) }
    const reply = await kernel.gate.call(request, caller, new AbortController().signal)
    if (!reply.ok) throw reply.error
    return { ...(JSON.parse(reply.result) as Answer), body: Buffer.from(reply.body ?? '').toString() }
  }
  const refusal = (url: string, init?: object, body?: Payload) => fetch(url, init, body).then(() => undefined, (error: HardpointError) => error)
  return { ...kernel, fetch, refusal }
}
