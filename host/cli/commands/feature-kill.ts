import type { FeatureStatus } from '../../licensing/licensing.ts'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { featurePath } from './_feature-path.ts'

export const featureKill = command({
  name: 'feature kill',
  summary: 'Stop a feature for everyone at once, or lift that',
  arguments: [{ name: 'feature', description: '<plugin>/<feature>' }],
  options: {
    reason: { type: 'string', value: '<text>', description: 'why; shown to whoever calls it' },
    undo: { type: 'boolean', description: 'lift it' },
  },
  examples: ['hardpoint feature kill treasury/approvals --reason "wrong totals, see status page"', 'hardpoint feature kill treasury/approvals --undo'],
  async run(context, { feature }, { reason, undo }) {
    if ((reason === undefined) === (undo !== true)) throw usageError('Give --reason <text>, or --undo.', 'feature kill')
    const changed = await (await context.client()).call<FeatureStatus>('PUT', featurePath(feature, 'feature kill'), undo === true ? { unkill: true } : { kill: reason })
    return { data: changed, text: undo === true ? `${changed.id} is no longer stopped` : `${changed.id} is stopped for everyone` }
  },
})
