import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Bench, Scale, Side } from './_bench.ts'
import { timed } from './_measure.ts'

const CONNECTIONS = 50

/** A request through fastify into a plugin and back, against a bare fastify route, each server in a process of its own. */
export const benches: readonly Bench[] = [{
  metric: 'HTTP through a plugin, 50 connections', what: 'a GET; ratio: share of the bare route\'s requests per second', unit: 'µs', aim: 0.7, higherIsBetter: true, rounds: 5,
  async open(scale) {
    const [plugin, bare] = [fork(join(import.meta.dirname, '_http-server.ts'), ['plugin']), fork(join(import.meta.dirname, '_http-server.ts'), ['bare'])]
    const urls = await Promise.all([plugin, bare].map(async (child) => (await once(child, 'message'))[0] as string))
    return {
      sides: [load('hardpoint', urls[0] ?? '', scale), load('bare fastify', urls[1] ?? '', scale)],
      async close() {
        const over = [plugin, bare].map((child) => once(child, 'exit'))
        for (const child of [plugin, bare]) child.send('close')
        await Promise.all(over)
      },
    }
  },
}]

function load(name: string, origin: string, { quick }: Scale): Side {
  const url = `${origin}/p/bench.hello/hello`
  if (quick) return { name, round: () => timed(50, 10, async () => (await fetch(url)).json()) }
  return {
    name,
    async round() {
      const { duration, requests, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: 2 })
      if (non2xx > 0 || errors > 0) throw new TypeError(`${name}: ${non2xx} answers were no success, ${errors} errors`)
      return duration * 1_000_000 / requests.total
    },
  }
}
