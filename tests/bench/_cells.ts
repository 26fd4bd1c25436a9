import { createCells, type CallOptions, type Cells, type GuestAnswer, type Payload, type PluginCode } from '../../host/cells/mod.ts'
import { INPUT, pluginText } from './_plugin-text.ts'

/** Cells as a host makes them; nothing sleeps by itself. */
export function openCells(): Cells {
  return createCells({ maxMemoryMb: 2048, idleMs: 3_600_000, clock: Date.now })
}

/** A plugin of the publisher `bench`: all of them share a cell. */
export function pluginCode(changes: Partial<PluginCode> = {}): PluginCode {
  return {
    id: 'bench.echo', version: '1.0.0', digest: `digest of ${changes.id ?? 'bench.echo'}`, placement: 'bench', surface: {}, main: pluginText(0),
    limits: { cpuMs: 1000, wallMs: 10_000, memoryMb: 64, concurrency: 1024 }, ...changes,
  }
}

const input: unknown = JSON.parse(INPUT)
const options: CallOptions = { capability: async () => ({ ok: true, result: '' }) }

/** The call that each peer answers as well. */
export async function callEcho(cells: Cells, code: PluginCode): Promise<void> {
  const { text } = await cells.call(code, { kind: 'export', id: 'echo', head: { context: {}, input } }, options)
  if ((JSON.parse(text) as { echo: number }).echo < 0) throw new TypeError(`It answered ${text}`)
}

export function callRoute(cells: Cells, code: PluginCode, id: string, body?: Payload): Promise<GuestAnswer> {
  const head = { context: { params: {}, query: {} }, request: { url: 'http://host.test/p/bench.echo/body', method: 'POST', headers: { 'content-type': 'application/octet-stream' } } }
  return cells.call(code, { kind: 'route', id, head, ...(body === undefined ? {} : { body }) }, options)
}

export function sendEvent(cells: Cells, code: PluginCode, event: unknown): Promise<GuestAnswer> {
  return cells.call(code, { kind: 'event', id: 'made', head: { context: {}, input: event } }, options)
}
