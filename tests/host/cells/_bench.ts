import type { Test } from 'tap'
import { createCells, type CellTransition } from '../../../host/cells/create-cells.ts'
import type { CapabilityReply, CapabilityRequest, Cells, GuestAnswer, PluginCode } from '../../../host/cells/cells.ts'

export const MAIN = `
let count = 0
export default {
  routes: {
    hello: async (request, host, context) => Response.json({ params: context.params, body: await request.text(), path: new URL(request.url).pathname, count: ++count }),
    stored: async (request, host) => Response.json(await host.storage.get(['a'])),
    denied: async (request, host) => { try { await host.storage.get(['no']) } catch (error) { return Response.json({ code: error.code, details: error.details }) } },
    spin: async () => { await 0; while (true) {} },
    spinSync: () => { while (true) {} },
    busy: () => { const end = Date.now() + 15; while (Date.now() < end); return new Response('done') },
    boom: () => { throw new TypeError('broken') },
    loopingError: () => { throw { get message() { while (true) {} } } },
    hang: () => new Promise(() => {}),
    sleep: async () => { await new Promise((done) => setTimeout(done, 30)); return new Response('slept') },
    refuse: () => { throw Object.assign(new Error('no'), { refusal: true, status: 409, code: 'T_NO', details: { a: 1 } }) },
    bytes: async (request) => new Response((await request.bytes()).map((byte) => 255 - byte)),
    odd: () => 'not a Response',
    logged: async () => { console.log('early'); await new Promise((done) => setTimeout(done, 5)); console.log('later'); return new Response('logged') },
    spinLater: async () => { await new Promise((done) => setTimeout(done, 20)); while (true) {} },
    stored5: async (request, host) => { for (let n = 0; n < 5; n++) await host.storage.get(['a']); return new Response('stored') },
    detached: async () => { void Promise.reject(new RangeError('nobody')); return new Response('answered') },
    zone: () => new Response(Intl.DateTimeFormat().resolvedOptions().timeZone),
    late: (request, host) => { setTimeout(() => host.storage.get(['late']), 40); return new Response('early') },
  },
  exports: {
    double: ({ n }) => n * 2,
    refuse: () => { throw Object.assign(new Error('no'), { refusal: true, status: 409, code: 'T_NO', details: { a: 1 } }) },
    boom: () => { throw Object.assign(new TypeError('broken'), { code: 'E_OWN' }) },
  },
}`

export const code = (changes: Partial<PluginCode> = {}): PluginCode => ({
  id: 'acme.test', version: '1.0.0', digest: 'one', placement: 'acme', main: MAIN, surface: { 'storage.get': ['key'] },
  limits: { cpuMs: 300, wallMs: 8000, memoryMb: 32, concurrency: 16 }, ...changes,
})

export interface Bench { readonly cells: Cells; readonly seen: CellTransition[]; readonly asked: CapabilityRequest[]; call(id: string, options?: { body?: string | Uint8Array; code?: PluginCode; kind?: 'route' | 'export'; signal?: AbortSignal }): Promise<GuestAnswer> }

export function bench(t: Test, reply: (request: CapabilityRequest) => CapabilityReply = () => ({ ok: true, result: '{"value":7}' }), clock: () => number = Date.now): Bench {
  const seen: CellTransition[] = []
  const asked: CapabilityRequest[] = []
  const cells = createCells({ maxMemoryMb: 400, idleMs: 60_000, clock, onTransition: (transition) => seen.push(transition) })
  t.teardown(() => cells.close())
  return {
    cells, seen, asked,
    call: (id, { body, code: build = code(), kind = 'route', signal } = {}) => cells.call(
      build,
      { kind, id, head: kind === 'export' ? { context: {}, input: { n: 21 } } : { context: { params: { x: '1' } }, request: { url: 'http://host/p/x?y', method: body === undefined ? 'GET' : 'POST', headers: {} } }, ...(body === undefined ? {} : { body }) },
      { capability: async (request) => { asked.push(request); return reply(request) }, ...(signal === undefined ? {} : { signal }) },
    ),
  }
}
