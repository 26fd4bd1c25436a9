/** Run as a program: a Node process for each plugin, by child_process.fork. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { serve } from '../_driven.ts'
import { timed, timedApart } from '../_measure.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'
import { proportionalKb } from './_proportional-memory.ts'
import { temporary } from './_temporary.ts'

const SERVE = "process.on('message', ([id, text]) => process.send([id, JSON.stringify(definition.exports.echo(JSON.parse(text)))]))\n"

interface Plugin { call(): Promise<unknown>; readonly child: ChildProcess }

function start(bytes: number): Plugin {
  const child = fork(temporary(`fork-${bytes}.mjs`, pluginText(bytes, 'const definition = ') + SERVE), { execArgv: [] })
  const waiting = new Map<number, (answer: unknown) => void>()
  let last = 0
  child.on('message', ([id, text]: [number, string]) => { waiting.get(id)?.(JSON.parse(text)); waiting.delete(id) })
  return { child, call: () => new Promise((done) => { waiting.set(++last, done); child.send([last, INPUT]) }) }
}

let kept: Plugin | undefined

serve({
  async call({ count, inFlight }) {
    const { call } = kept ??= start(0)
    return timed(count, inFlight, call)
  },
  async cold({ count, bytes }) {
    return timedApart(count, 20, async () => {
      const { call, child } = start(bytes)
      await call()
      return async () => { const over = once(child, 'exit'); child.kill('SIGKILL'); await over }
    })
  },
  async memory({ count }) {
    const plugins = Array.from({ length: Math.min(count, 8) }, () => start(5000))
    for (const { call } of plugins) await call()
    const kilobytes = plugins.reduce((sum, { child }) => sum + proportionalKb(child.pid), 0) / plugins.length
    for (const { child } of plugins) child.kill('SIGKILL')
    return kilobytes
  },
})
