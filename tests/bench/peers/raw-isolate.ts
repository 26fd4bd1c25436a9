/** Run as a program: isolated-vm in one process, with no wall around it: what a call costs when nothing else is asked for. */
import ivm from 'isolated-vm'
import { residentMemory } from '../../../host/cells/resident-memory.ts'
import { rest, timed, timedApart } from '../_measure.ts'
import { serve } from '../_driven.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'

interface Plugin { readonly isolate: ivm.Isolate; readonly handle: ivm.Reference<(text: string) => string> }

function start(code: string): Plugin {
  const isolate = new ivm.Isolate({ memoryLimit: 64 })
  const context = isolate.createContextSync()
  const module = isolate.compileModuleSync(code, { filename: 'main.js' })
  module.instantiateSync(context, () => { throw new TypeError('it imports something') })
  module.evaluateSync({ timeout: 5000 })
  context.global.setSync('definition', module.namespace.getSync('default', { reference: true }).derefInto())
  context.evalSync('globalThis.handle = (text) => JSON.stringify(definition.exports.echo(JSON.parse(text)))')
  return { isolate, handle: context.global.getSync('handle', { reference: true }) as Plugin['handle'] }
}

let kept: Plugin | undefined
let many: Plugin[] = []
const held: Plugin[] = []

serve({
  async sync({ count }) {
    const { handle } = kept ??= start(pluginText(0))
    return timed(count, 1, async () => JSON.parse(handle.applySync(undefined, [INPUT], { timeout: 1000 })))
  },
  async async({ count, inFlight }) {
    const { handle } = kept ??= start(pluginText(0))
    return timed(count, inFlight, async () => JSON.parse(await handle.apply(undefined, [INPUT], { timeout: 1000 })))
  },
  async cold({ count, bytes }) {
    const code = pluginText(bytes)
    return timedApart(count, 20, async () => {
      const { isolate, handle } = start(code)
      JSON.parse(handle.applySync(undefined, [INPUT], { timeout: 1000 }))
      return () => isolate.dispose()
    })
  },
  /** One event to each of `inFlight` isolates, its text made once. */
  async event({ count, inFlight }) {
    if (many.length === 0) many = Array.from({ length: inFlight }, () => start(pluginText(0)))
    return timed(count, 1, async () => {
      const text = JSON.stringify({ id: 'event', topic: 'bench.news/made', data: { text: 'x'.repeat(100) }, at: '2026-01-01T00:00:00.000Z', text: '' })
      for (const { handle } of many) handle.applySync(undefined, [text], { timeout: 1000 })
    })
  },
  /** Kilobytes of resident memory for each of `count` isolates that answered once. */
  async memory({ count }) {
    const wake = (): void => { const plugin = start(pluginText(5000)); plugin.handle.applySync(undefined, [INPUT]); held.push(plugin) }
    wake()
    await rest(200)
    const before = residentMemory(process.pid) ?? 0
    for (let n = 0; n < count; n++) wake()
    await rest(200)
    return ((residentMemory(process.pid) ?? 0) - before) / 1024 / count
  },
})
