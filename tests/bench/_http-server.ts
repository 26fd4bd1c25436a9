/** Run as a program: a host with a plugin route (`plugin`) or a bare fastify route (`bare`); prints its URL, and ends when it is told anything. */
import fastify from 'fastify'
import { startTestHost } from '../e2e/_test-host.ts'

const MAIN = 'export default { routes: { hello: () => Response.json({ hello: "world" }) } }'

interface Server { readonly url: string; close(): Promise<void> }

async function start(kind: string): Promise<Server> {
  if (kind === 'bare') {
    const app = fastify()
    app.get('/p/bench.hello/hello', async () => ({ hello: 'world' }))
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: async () => undefined }
  }
  const route = { id: 'hello', method: 'GET' as const, path: '/hello', access: 'public' as const }
  const test = await startTestHost({ listen: true, plugins: [{ manifest: { id: 'bench.hello', contributes: { routes: [route] }, limits: { concurrency: 256 } }, main: MAIN }] })
  return { url: test.host.url ?? '', close: () => test.close() }
}

const server = await start(process.argv[2] ?? '')
const end = (): void => { void server.close().finally(() => process.exit(0)) }
process.once('message', end)
process.once('disconnect', end)
process.send?.(server.url)
