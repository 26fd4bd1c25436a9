import type { RequirementChain, WhyInstalled } from '../../lifecycle/lifecycle.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const why = command({
  name: 'why',
  summary: 'Show what needs a plugin, from what was asked for',
  arguments: [{ name: 'plugin', description: 'its id' }],
  examples: ['hardpoint why acme.base', 'hardpoint why acme.base --json'],
  async run(context, { plugin }) {
    const found = await (await context.client()).call<WhyInstalled>('GET', `/plugins/${segment(plugin)}/why`)
    return { data: found, text: render(found) }
  },
})

function render({ id, version, requested, chains, more }: WhyInstalled): string {
  const asked = requested ? [`${id} ${version} was asked for.`] : []
  const lines = [...asked, ...chains.map(chainOf), ...more ? ['There are more chains than these.'] : []]
  return lines.length > 0 ? lines.join('\n') : `Nothing needs ${id} ${version}, and nobody asked for it. Remove it with: hardpoint remove ${id}`
}

/** Ranges are their authors' text. */
function chainOf(chain: RequirementChain): string {
  return chain.map(({ id, version, needs, range }, index) => {
    return `${index === 0 ? `${id} ${version} was asked for and` : ', which'} needs ${needs}${range === '*' ? '' : ` ${neutralise(range)}`}`
  }).join('')
}
