import { startTestHost } from '../e2e/_test-host.ts'
import { timed, type Bench } from './_measure.ts'
import { startEcho } from './_echo.ts'

const CALLS = 200
const MAIN = `export default { routes: {
  nothing: () => new Response(''),
  one: async (request, host) => { for (let n = 0; n < ${CALLS}; n++) await host.storage.get(['key']); return new Response('') },
  many: async (request, host) => { for (let n = 0; n < ${CALLS} / 50; n++) await Promise.all(Array.from({ length: 50 }, () => host.storage.get(['key']))); return new Response('') },
} }`
const routes = ['nothing', 'one', 'many'].map((id) => ({ id, method: 'GET' as const, path: `/${id}`, access: 'public' as const }))

/** storage.get of a plugin: out of the isolate, through every check, into the store and back. */
export async function benches(): Promise<Bench[]> {
  const test = await startTestHost({ plugins: [{ manifest: { id: 'bench.caller', capabilities: { storage: {} }, contributes: { routes } }, main: MAIN }] })
  const echo = startEcho(200)
  const visit = (id: string) => () => test.host.app.inject({ method: 'GET', url: `/p/bench.caller/${id}` })
  const perCall = (id: string) => async () => (await timed(4, 1, visit(id)) - await timed(4, 1, visit('nothing'))) / CALLS
  const floor = { name: 'bare round trip between processes', round: () => timed(1500, 1, () => echo.trip()) }
  return [
    { metric: 'capability call, one in flight', unit: 'storage.get, all checks on', sides: [{ name: 'storage.get', round: perCall('one') }, floor] },
    {
      metric: 'capability call, 50 in flight', unit: 'storage.get, all checks on', sides: [{ name: 'storage.get', round: perCall('many') }, floor],
      async close() { await test.close(); echo.close() },
    },
  ]
}
