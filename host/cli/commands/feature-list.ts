import type { FeatureStatus } from '../../licensing/licensing.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

export const featureList = command({
  name: 'feature list',
  summary: 'List the features of the installed plugins, and whether they are on',
  examples: ['hardpoint feature list'],
  async run(context) {
    const features = await (await context.client()).call<FeatureStatus[]>('GET', '/features')
    const rows = features.map(({ id, title, tier, entitlement }) => [id, tier, entitlement.allowed ? 'on' : 'off', entitlement.reason, neutralise(title)])
    return { data: features, text: rows.length === 0 ? 'No installed plugin has features.' : textTable([['feature', 'tier', 'state', 'why', 'title'], ...rows]) }
  },
})
