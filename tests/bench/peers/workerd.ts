/** Run as a program: workerd, a process for each plugin, called over HTTP on loopback. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import { serve } from '../_driven.ts'
import { timed, timedApart } from '../_measure.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'
import { proportionalKb } from './_proportional-memory.ts'
import { temporary } from './_temporary.ts'

/** Its package has no types: where the program lies, and the newest behaviour it knows. */
const workerd = createRequire(import.meta.url)('workerd') as { readonly default: string; readonly compatibilityDate: string }
const SERVE = '\nexport default { fetch: async (request) => Response.json(definition.exports.echo(await request.json())) }\n'
const config = (main: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [(name = "main", esModule = embed "${main}")], compatibilityDate = "${workerd.compatibilityDate}"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`

interface Plugin { call(): Promise<unknown>; readonly child: ChildProcess; close(): Promise<void> }

/** workerd does not see that its parent is gone. */
const running = new Set<ChildProcess>()
process.on('exit', () => { for (const child of running) child.kill('SIGKILL') })

async function start(bytes: number): Promise<Plugin> {
  temporary(`workerd-${bytes}.js`, pluginText(bytes, 'const definition = ') + SERVE)
  const child = spawn(workerd.default, ['serve', temporary(`workerd-${bytes}.capnp`, config(`workerd-${bytes}.js`)), '--control-fd=3'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  running.add(child)
  const [listening] = await once(child.stdio[3] as Readable, 'data') as [Buffer]
  const { port } = JSON.parse(String(listening).split('\n')[0] ?? '') as { port: number }
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64 })
  return {
    child,
    call: async () => (await pool.request({ method: 'POST', path: '/', body: INPUT })).body.json(),
    async close() {
      await pool.destroy()
      const over = once(child, 'exit')
      child.kill('SIGKILL')
      running.delete(child)
      await over
    },
  }
}

let kept: Plugin | undefined

serve({
  async call({ count, inFlight }) {
    const { call } = kept ??= await start(0)
    return timed(count, inFlight, call)
  },
  async cold({ count, bytes }) {
    return timedApart(count, 20, async () => {
      const plugin = await start(bytes)
      await plugin.call()
      return () => plugin.close()
    })
  },
  async memory({ count }) {
    const plugins: Plugin[] = []
    for (let n = 0; n < Math.min(count, 8); n++) plugins.push(await start(5000))
    for (const { call } of plugins) await call()
    const kilobytes = plugins.reduce((sum, { child }) => sum + proportionalKb(child.pid), 0) / plugins.length
    for (const plugin of plugins) await plugin.close()
    return kilobytes
  },
})
