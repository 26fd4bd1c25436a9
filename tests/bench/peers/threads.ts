/** Run as a program: a worker thread for each plugin. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { residentMemory } from '../../../host/cells/resident-memory.ts'
import { serve } from '../_driven.ts'
import { rest, timed, timedApart } from '../_measure.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'
import { temporary } from './_temporary.ts'

const SERVE = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ([id, text]) => parentPort.postMessage([id, JSON.stringify(definition.exports.echo(JSON.parse(text)))]))
`

interface Plugin { call(): Promise<unknown>; readonly worker: Worker }

function start(bytes: number): Plugin {
  const worker = new Worker(temporary(`thread-${bytes}.mjs`, pluginText(bytes, 'const definition = ') + SERVE))
  const waiting = new Map<number, (answer: unknown) => void>()
  let last = 0
  worker.on('message', ([id, text]: [number, string]) => { waiting.get(id)?.(JSON.parse(text)); waiting.delete(id) })
  return { worker, call: () => new Promise((done) => { waiting.set(++last, done); worker.postMessage([last, INPUT], []) }) }
}

let kept: Plugin | undefined
const held: Plugin[] = []

serve({
  async call({ count, inFlight }) {
    const { call } = kept ??= start(0)
    return timed(count, inFlight, call)
  },
  async cold({ count, bytes }) {
    return timedApart(count, 20, async () => {
      const { call, worker } = start(bytes)
      await call()
      return async () => { const over = once(worker, 'exit'); await worker.terminate(); await over }
    })
  },
  async memory({ count }) {
    const wake = async (): Promise<void> => { const plugin = start(5000); await plugin.call(); held.push(plugin) }
    await wake()
    const before = residentMemory(process.pid) ?? 0
    for (let n = 0; n < count; n++) await wake()
    await rest(200)
    return ((residentMemory(process.pid) ?? 0) - before) / 1024 / count
  },
})
