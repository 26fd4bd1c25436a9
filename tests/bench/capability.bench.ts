import { startTestHost } from '../e2e/_test-host.ts'
import type { Bench } from './_bench.ts'
import { startTrips } from './_echo.ts'
import { rest, timed } from './_measure.ts'

const ROWS = [
  { metric: 'capability call, one in flight', inFlight: 1, calls: 256, aim: 1.3 },
  { metric: 'capability call, 64 in flight', inFlight: 64, calls: 1024, aim: 0.12 },
] as const
const routes = ['nothing', 'calls'].map((id) => ({ id, method: 'GET' as const, path: `/${id}`, access: 'public' as const }))

/** storage.get of a plugin: out of the isolate, through every check, into the store and back. Its time is that of a request with many, less one with none. */
export const benches: readonly Bench[] = ROWS.map(({ metric, inFlight, calls, aim }) => ({
  metric, what: 'storage.get, all checks on', unit: 'µs', aim,
  async open(scale) {
    const crossings = Math.ceil(scale.count(calls) / inFlight)
    const main = `export default { routes: {
      nothing: () => new Response(''),
      calls: async (request, host) => { for (let n = 0; n < ${crossings}; n++) await Promise.all(Array.from({ length: ${inFlight} }, () => host.storage.get(['key']))); return new Response('') },
    } }`
    const test = await startTestHost({ plugins: [{ manifest: { id: 'bench.caller', capabilities: { storage: {} }, contributes: { routes } }, main }] })
    const echo = startTrips('echo', 200)
    const visit = (id: string) => async (): Promise<void> => {
      const { statusCode, body } = await test.host.app.inject({ method: 'GET', url: `/p/bench.caller/${id}` })
      if (statusCode !== 200) throw new TypeError(body)
    }
    await visit('calls')()
    return {
      sides: [
        {
          name: 'hardpoint',
          async round() {
            // A plugin may make 10,000 of these a second: what a round takes is given back to it before the next one.
            await rest(scale.quick ? 0 : 700)
            return (await timed(scale.count(6), 1, visit('calls')) - await timed(scale.count(6), 1, visit('nothing'))) / (crossings * inFlight)
          },
        },
        { name: 'bare round trip', round: () => timed(scale.count(1500), 1, () => echo.trip()) },
      ],
      async close() { await test.close(); echo.close() },
    }
  },
}))
