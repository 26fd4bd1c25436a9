import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Bench, Side } from './_measure.ts'

const CONNECTIONS = 50
const SECONDS = 2

/** A request through fastify into a plugin and back, against a bare fastify route, each server in a process of its own. */
export async function benches(): Promise<Bench[]> {
  const [plugin, bare] = [fork(join(import.meta.dirname, '_http-server.ts'), ['plugin']), fork(join(import.meta.dirname, '_http-server.ts'), ['bare'])]
  const urls = await Promise.all([plugin, bare].map(async (child) => (await once(child, 'message'))[0] as string))
  return [{
    metric: 'HTTP through a plugin, 50 connections', unit: 'a GET; ratio: share of the bare route\'s requests per second', higherIsBetter: true, rounds: 5,
    sides: [load('through a plugin', urls[0] ?? ''), load('bare fastify route', urls[1] ?? '')],
    async close() { plugin.kill('SIGTERM'); bare.kill('SIGKILL') },
  }]
}

function load(name: string, url: string): Side {
  return {
    name,
    async round() {
      const { requests, non2xx, errors } = await autocannon({ url: `${url}/p/bench.hello/hello`, connections: CONNECTIONS, duration: SECONDS })
      if (non2xx > 0 || errors > 0) throw new TypeError(`${name}: ${non2xx} answers were no success, ${errors} errors`)
      return 1_000_000 / requests.average
    },
  }
}
