/** Run as a program: a host with a plugin route (`plugin`) or a bare fastify route (`bare`); prints its URL. */
import fastify from 'fastify'
import { startTestHost } from '../e2e/_test-host.ts'

const MAIN = 'export default { routes: { hello: () => Response.json({ hello: "world" }) } }'

async function start(kind: string): Promise<string> {
  if (kind === 'bare') {
    const app = fastify()
    app.get('/p/bench.hello/hello', async () => ({ hello: 'world' }))
    return app.listen({ host: '127.0.0.1', port: 0 })
  }
  const route = { id: 'hello', method: 'GET' as const, path: '/hello', access: 'public' as const }
  const { host } = await startTestHost({ listen: true, plugins: [{ manifest: { id: 'bench.hello', contributes: { routes: [route] }, limits: { concurrency: 256 } }, main: MAIN }] })
  return host.url ?? ''
}

process.send?.(await start(process.argv[2] ?? ''))
