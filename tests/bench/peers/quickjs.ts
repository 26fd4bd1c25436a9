/** Run as a program: QuickJS, compiled to WebAssembly, in one process. */
import { getQuickJS, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten'
import { residentMemory } from '../../../host/cells/resident-memory.ts'
import { serve } from '../_driven.ts'
import { timed, timedApart } from '../_measure.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'

const SERVE = ';globalThis.handle = (text) => JSON.stringify(definition.exports.echo(JSON.parse(text)))'

interface Plugin { readonly context: QuickJSContext; readonly handle: QuickJSHandle }

const quickjs = await getQuickJS()

function start(bytes: number): Plugin {
  const context = quickjs.newContext()
  context.unwrapResult(context.evalCode(pluginText(bytes, 'globalThis.definition = ') + SERVE)).dispose()
  return { context, handle: context.getProp(context.global, 'handle') }
}

function call({ context, handle }: Plugin): unknown {
  const text = context.newString(INPUT)
  const answer = context.unwrapResult(context.callFunction(handle, context.undefined, text))
  text.dispose()
  const found: unknown = JSON.parse(context.getString(answer))
  answer.dispose()
  return found
}

let kept: Plugin | undefined
const held: Plugin[] = []

serve({
  async call({ count }) {
    const plugin = kept ??= start(0)
    return timed(count, 1, async () => call(plugin))
  },
  async cold({ count, bytes }) {
    return timedApart(count, 20, async () => {
      const plugin = start(bytes)
      call(plugin)
      return () => { plugin.handle.dispose(); plugin.context.dispose() }
    })
  },
  async memory({ count }) {
    const wake = (): void => { const plugin = start(5000); call(plugin); held.push(plugin) }
    wake()
    const before = residentMemory(process.pid) ?? 0
    for (let n = 0; n < count; n++) wake()
    return ((residentMemory(process.pid) ?? 0) - before) / 1024 / count
  },
})
