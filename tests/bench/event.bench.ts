import type { Bench } from './_bench.ts'
import { openCells, pluginCode, sendEvent } from './_cells.ts'
import { drive } from './_driven.ts'
import { timed } from './_measure.ts'

const PLUGINS = 100

/** From the kernel, that has the event, to the last answer: the bus before it (disk, what each has had) is not in it, nor in the floor. */
export const benches: readonly Bench[] = [{
  metric: 'one event to 100 plugins', what: 'all 100 have handled it; they share a cell', unit: 'µs', aim: 1.5,
  async open(scale) {
    const [cells, raw] = [openCells(), drive('raw-isolate.ts')]
    const main = 'export default { events: { made: ({ data }) => { if (data.text.length !== 100) throw new TypeError("wrong") } } }'
    const codes = Array.from({ length: PLUGINS }, (_, n) => pluginCode({ id: `bench.reader${n}`, main }))
    const event = { id: 'event', topic: 'bench.news/made', data: { text: 'x'.repeat(100) }, at: '2026-01-01T00:00:00.000Z' }
    const deliver = () => Promise.all(codes.map((code) => sendEvent(cells, code, event)))
    await deliver()
    return {
      sides: [
        { name: 'hardpoint', round: () => timed(scale.count(50), 1, deliver) },
        { name: 'raw isolates, synchronous', round: () => raw.round('event', { count: scale.count(50), inFlight: PLUGINS }) },
      ],
      async close() { await cells.close(); raw.close() },
    }
  },
}]
