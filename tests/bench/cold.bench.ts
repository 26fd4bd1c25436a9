import type { Bench } from './_bench.ts'
import { callEcho, openCells, pluginCode } from './_cells.ts'
import { drive } from './_driven.ts'
import { timedApart } from './_measure.ts'
import { peers, slowly } from './_peers.ts'
import { pluginText } from './_plugin-text.ts'

/** Long enough for a cell to make the next isolate of its pool. The floor and the peers get it as well. */
const REST_MS = 20

const ROWS = [
  { metric: 'cold start of 5 kB, pool ready', bytes: 5000, memoryMb: 64, aim: 0.5, count: 40 },
  // No pool has isolates of a limit that nobody asked for before.
  { metric: 'cold start of 5 kB, pool empty', bytes: 5000, memoryMb: undefined, aim: 1.5, count: 40 },
  { metric: 'cold start of 300 kB, again', bytes: 300_000, memoryMb: 64, aim: 0.7, count: 20 },
] as const

/** A plugin that sleeps, in a cell that runs: from the call to its answer. The whole web platform is in it; the floor has none. */
export const benches: readonly Bench[] = ROWS.map(({ metric, bytes, memoryMb, aim, count }) => ({
  metric, what: 'from sleep to the first answer; floor: isolate, context, compile, run', unit: 'µs', aim, rounds: 7,
  async open(scale) {
    const [cells, raw, awake] = [openCells(), drive('raw-isolate.ts'), pluginCode({ id: 'bench.awake' })]
    const main = pluginText(bytes)
    let starts = 0
    const start = async (): Promise<() => Promise<void>> => {
      const limits = { ...awake.limits, memoryMb: memoryMb ?? 65 + starts++ }
      await callEcho(cells, pluginCode({ main, limits }))
      return () => cells.stop('bench.echo')
    }
    const others = peers(scale, (driven, name) => driven.round('cold', { count: Math.ceil(slowly(scale, count, name) / 2), bytes }))
    // Another plugin of the publisher keeps the cell; and this one was awake before, as one that sleeps was.
    await callEcho(cells, awake)
    await (await start())()
    return {
      sides: [
        { name: 'hardpoint', round: () => timedApart(scale.count(count), REST_MS, start) },
        { name: 'raw isolate', round: () => raw.round('cold', { count: scale.count(count), bytes }) },
        ...others.sides,
      ],
      async close() { await cells.close(); raw.close(); others.close() },
    }
  },
}))
