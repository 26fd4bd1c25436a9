import type { Bench } from './_bench.ts'
import { callRoute, openCells, pluginCode } from './_cells.ts'
import { startTrips } from './_echo.ts'
import { timed } from './_measure.ts'

const SIZES = [{ name: '10 kB', bytes: 10_000, count: 1000, aim: 1.5 }, { name: '1 MB', bytes: 1_000_000, count: 40, aim: 2 }] as const
/** `take` reads a request's body, `give` answers with one. */
const WAYS = [
  { way: 'take', as: 'text', handler: 'async (request) => new Response(String((await request.text()).length))' },
  { way: 'take', as: 'bytes', handler: 'async (request) => new Response(String((await request.bytes()).length))' },
  { way: 'give', as: 'text', handler: '() => new Response(text)' },
  { way: 'give', as: 'bytes', handler: '() => new Response(bytes)' },
] as const

/** A body that the plugin reads, or answers with; the other way goes next to nothing. */
export const benches: readonly Bench[] = SIZES.flatMap(({ name, bytes, count, aim }) => WAYS.map(({ way, as, handler }): Bench => ({
  metric: `body of ${name} ${way === 'take' ? 'to' : 'from'} a plugin, ${as}`, what: `a call that carries it; floor: ${name} one way between two bare processes`, unit: 'µs', aim,
  async open(scale) {
    const cells = openCells()
    const code = pluginCode({ main: `const text = 'x'.repeat(${bytes}); const bytes = new Uint8Array(${bytes}).fill(200); export default { routes: { body: ${handler} } }` })
    const bare = startTrips(way, bytes)
    const body = way === 'give' ? undefined : as === 'text' ? 'x'.repeat(bytes) : Buffer.alloc(bytes, 200)
    const call = async (): Promise<void> => {
      const answer = (await callRoute(cells, code, 'body', body)).body
      if ((way === 'give' ? answer?.length : Number(answer)) !== bytes) throw new TypeError('It lost some of the body.')
    }
    await call()
    return {
      sides: [
        { name: 'hardpoint', round: () => timed(scale.count(count), 1, call) },
        { name: 'bare copy', round: () => timed(scale.count(count), 1, () => bare.trip()) },
      ],
      async close() { await cells.close(); bare.close() },
    }
  },
})))
