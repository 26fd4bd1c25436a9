import { createCells } from '../../host/cells/mod.ts'
import type { PluginCode } from '../../host/cells/mod.ts'
import { timed, type Bench } from './_measure.ts'
import { startEcho } from './_echo.ts'
import { startRawIsolate } from './_raw-isolate.ts'

const PLUGIN: PluginCode = {
  id: 'bench.echo', version: '1.0.0', digest: 'bench', placement: 'bench', surface: {},
  limits: { cpuMs: 1000, wallMs: 10_000, memoryMb: 64, concurrency: 1024 },
  main: 'export default { exports: { echo: ({ text }) => ({ echo: text.length }) } }',
}

/** A call of 200 bytes into a plugin, through the kernel's side of the sandbox. */
export async function benches(): Promise<Bench[]> {
  const cells = createCells({ maxMemoryMb: 512, idleMs: 600_000, clock: Date.now })
  const echo = startEcho(200)
  const raw = startRawIsolate()
  const text = 'x'.repeat(180)
  const call = () => cells.call(PLUGIN, { kind: 'export', id: 'echo', head: { context: {}, input: { text } } }, { capability: async () => ({ ok: true, result: '' }) })
  const ours = (count: number, inFlight: number) => ({ name: 'call into a plugin', round: () => timed(count, inFlight, call) })
  return [
    {
      metric: 'call, one in flight', unit: 'a call of 200 B into a plugin and back',
      sides: [ours(1500, 1), { name: 'bare round trip between processes', round: () => timed(1500, 1, () => echo.trip()) }, { name: 'raw isolated-vm, synchronous, no wall', round: () => raw.round('sync', 3000, 1) }],
    },
    {
      metric: 'call, 256 in flight', unit: 'a call of 200 B into a plugin and back',
      sides: [ours(10_000, 256), { name: 'raw isolated-vm, asynchronous, no wall', round: () => raw.round('async', 5000, 256) }, { name: 'bare round trip between processes', round: () => timed(10_000, 256, () => echo.trip()) }],
      async close() { await cells.close(); echo.close(); raw.close() },
    },
  ]
}
