import type { FeatureChange, FeatureStatus } from '../../licensing/licensing.ts'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { featurePath } from './_feature-path.ts'

const STATES: Readonly<Record<string, boolean | null>> = { on: true, off: false, default: null }
const TIERS = ['free', 'pro', 'enterprise'] as const

export const featureSet = command({
  name: 'feature set',
  summary: 'Switch a feature on or off for a tier or a tenant',
  details: 'In force at the next call. On never raises a feature above its lowest tier. default takes a decision back.',
  arguments: [{ name: 'feature', description: '<plugin>/<feature>' }, { name: 'state', description: 'on, off or default' }],
  options: {
    tier: { type: 'string', value: '<tier>', description: 'for tenants on this tier: free, pro, enterprise' },
    tenant: { type: 'string', value: '<tenant>', description: 'for one tenant; wins over the tier' },
  },
  examples: ['hardpoint feature set treasury/statements --tier pro off', 'hardpoint feature set treasury/statements --tenant default on'],
  async run(context, { feature, state }, { tier, tenant }) {
    const changed = await (await context.client()).call<FeatureStatus>('PUT', featurePath(feature, 'feature set'), changeOf(state, tier, tenant))
    return { data: changed, text: `${changed.id} is ${changed.entitlement.allowed ? 'on' : 'off'} here (${changed.entitlement.reason})` }
  },
})

function changeOf(state: string, tier: string | undefined, tenant: string | undefined): FeatureChange {
  const enabled = Object.hasOwn(STATES, state) ? STATES[state] : undefined
  if (enabled === undefined) throw usageError(`${JSON.stringify(state)} is no state: write on, off or default.`, 'feature set')
  if ((tier === undefined) === (tenant === undefined)) throw usageError('Say for whom: --tier <tier> or --tenant <tenant>.', 'feature set')
  if (tenant !== undefined) return { tenant, enabled }
  const known = TIERS.find((name) => name === tier)
  if (known === undefined) throw usageError(`${JSON.stringify(tier)} is no tier: write ${TIERS.join(', ')}.`, 'feature set')
  return { tier: known, enabled }
}
