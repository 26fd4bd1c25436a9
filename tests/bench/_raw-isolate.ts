import { fork } from 'node:child_process'
import { once } from 'node:events'

const RAW = `
import ivm from 'isolated-vm'
const isolate = new ivm.Isolate({ memoryLimit: 64 })
const context = isolate.createContextSync()
context.evalSync('globalThis.handle = (text) => JSON.stringify({ echo: JSON.parse(text).text.length })')
const handle = context.global.getSync('handle', { reference: true })
const text = JSON.stringify({ text: 'x'.repeat(180) })
const rounds = {
  sync: async (count) => { for (let n = 0; n < count; n++) JSON.parse(handle.applySync(undefined, [text], { timeout: 1000 })) },
  async: async (count, inFlight) => { let left = count; await Promise.all(Array.from({ length: inFlight }, async () => { while (left-- > 0) JSON.parse(await handle.apply(undefined, [text], { timeout: 1000 })) })) },
}
process.on('message', async ({ kind, count, inFlight }) => {
  const began = performance.now()
  await rounds[kind](count, inFlight)
  process.send((performance.now() - began) * 1000 / count)
})
`

/** isolated-vm in one process, with no wall around it: what a call costs when nothing else is asked for. */
export function startRawIsolate(): { round(kind: 'sync' | 'async', count: number, inFlight: number): Promise<number>; close(): void } {
  const child = fork(`data:text/javascript,${encodeURIComponent(RAW)}`, { execArgv: ['--no-node-snapshot', '--input-type=module', '-e', RAW] })
  return {
    async round(kind, count, inFlight) {
      child.send({ kind, count, inFlight })
      const [microseconds] = await once(child, 'message') as [number]
      return microseconds
    },
    close: () => { child.kill('SIGKILL') },
  }
}
