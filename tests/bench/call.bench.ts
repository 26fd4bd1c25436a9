import type { Bench } from './_bench.ts'
import { callEcho, openCells, pluginCode } from './_cells.ts'
import { drive } from './_driven.ts'
import { startTrips } from './_echo.ts'
import { timed } from './_measure.ts'
import { peers, slowly } from './_peers.ts'

/** A call of 200 bytes into a plugin, through the kernel's side of the sandbox. */
export const benches: readonly Bench[] = [
  {
    metric: 'call, one in flight', what: 'a call of 200 B into a plugin and back', unit: 'µs', aim: 1.3,
    async open(scale) {
      const [cells, code, echo, raw] = [openCells(), pluginCode(), startTrips('echo', 200), drive('raw-isolate.ts')]
      const others = peers(scale, (driven, name) => driven.round('call', { count: slowly(scale, 1000, name) }))
      await callEcho(cells, code)
      return {
        sides: [
          { name: 'hardpoint', round: () => timed(scale.count(1500), 1, () => callEcho(cells, code)) },
          { name: 'bare round trip', round: () => timed(scale.count(1500), 1, () => echo.trip()) },
          { name: 'raw isolated-vm, synchronous, no wall', round: () => raw.round('sync', { count: scale.count(3000) }) },
          ...others.sides,
        ],
        async close() { await cells.close(); echo.close(); raw.close(); others.close() },
      }
    },
  },
  {
    metric: 'call, 256 in flight', what: 'a call of 200 B into a plugin and back', unit: 'µs', aim: 0.9,
    async open(scale) {
      const [cells, code, echo, raw] = [openCells(), pluginCode(), startTrips('echo', 200), drive('raw-isolate.ts')]
      const others = peers(scale, (driven, name) => driven.round('call', { count: slowly(scale, 8000, name), inFlight: 256 }))
      await callEcho(cells, code)
      return {
        sides: [
          { name: 'hardpoint', round: () => timed(scale.count(10_000), 256, () => callEcho(cells, code)) },
          { name: 'raw isolated-vm, asynchronous, no wall', round: () => raw.round('async', { count: scale.count(10_000), inFlight: 256 }) },
          { name: 'bare round trip', round: () => timed(scale.count(10_000), 256, () => echo.trip()) },
          ...others.sides,
        ],
        async close() { await cells.close(); echo.close(); raw.close(); others.close() },
      }
    },
  },
]
