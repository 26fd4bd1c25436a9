import type { Entitlement } from '../../licensing/entitlement.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { featurePath } from './_feature-path.ts'

interface Explanation {
  readonly id: string
  readonly explanation: string
  /** Where it is off. */
  readonly fix?: string
  readonly entitlement: Entitlement
}

export const featureExplain = command({
  name: 'feature explain',
  summary: 'Say why a feature is on or off',
  arguments: [{ name: 'feature', description: '<plugin>/<feature>' }],
  examples: ['hardpoint feature explain treasury/approvals'],
  async run(context, { feature }) {
    const found = await (await context.client()).call<Explanation>('GET', `${featurePath(feature, 'feature explain')}/explain`)
    return { data: found, text: [found.explanation, ...(found.fix === undefined ? [] : [`fix   ${found.fix}`])].map(neutralise).join('\n') }
  },
})
