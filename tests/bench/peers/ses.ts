/** Run as a program: SES compartments in one process, whose realm lockdown() has frozen. They bound neither time nor memory. */
import 'ses'
import { residentMemory } from '../../../host/cells/resident-memory.ts'
import { serve } from '../_driven.ts'
import { timed, timedApart } from '../_measure.ts'
import { INPUT, pluginText } from '../_plugin-text.ts'

const SERVE = ';globalThis.handle = (text) => JSON.stringify(definition.exports.echo(JSON.parse(text)))'

lockdown({ errorTaming: 'unsafe', consoleTaming: 'unsafe', overrideTaming: 'severe' })

type Handle = (text: string) => string

function start(bytes: number): Handle {
  const compartment = new Compartment({ __options__: true })
  compartment.evaluate(pluginText(bytes, 'globalThis.definition = ') + SERVE)
  return compartment.globalThis['handle'] as Handle
}

let kept: Handle | undefined
const held: Handle[] = []

serve({
  async call({ count }) {
    const handle = kept ??= start(0)
    return timed(count, 1, async () => JSON.parse(handle(INPUT)))
  },
  async cold({ count, bytes }) {
    return timedApart(count, 20, async () => {
      JSON.parse(start(bytes)(INPUT))
      return () => undefined
    })
  },
  async memory({ count }) {
    const wake = (): void => { const handle = start(5000); handle(INPUT); held.push(handle) }
    wake()
    const before = residentMemory(process.pid) ?? 0
    for (let n = 0; n < count; n++) wake()
    return ((residentMemory(process.pid) ?? 0) - before) / 1024 / count
  },
})
