import type { IndexEntry, Manifest, Tier } from '@hardpoint/schemas'
import { covers } from '../licensing/tiers.ts'
import { own } from './_capability-changes.ts'
import type { PlannedPlugin } from './lifecycle.ts'

type Features = PlannedPlugin['features']

/** What a version means for tier and features: what it has, and what is other than in the version that is installed. */
export function tierEffects(manifest: Manifest, before: Manifest | undefined, tenantTier: Tier): Pick<PlannedPlugin, 'tier' | 'fromTier' | 'covered' | 'features' | 'goneFeatures'> {
  const had = featuresOf(before)
  const has = featuresOf(manifest)
  const features: Features = Object.entries(has).map(([id, { title, tier }]) => {
    const former = own(had, id)
    return {
      id, title, tier, available: covers(tenantTier, tier),
      ...before !== undefined && former === undefined ? { change: 'new' as const } : {},
      ...former === undefined || former.tier === tier ? {} : { fromTier: former.tier },
    }
  })
  const gone = Object.entries(had).filter(([id]) => own(has, id) === undefined).map(([id, { title }]) => ({ id, title }))
  return {
    tier: manifest.tier, covered: covers(tenantTier, manifest.tier), features,
    ...before === undefined || before.tier === manifest.tier ? {} : { fromTier: before.tier },
    ...gone.length === 0 ? {} : { goneFeatures: gone },
  }
}

function featuresOf({ features = {} }: Pick<Manifest, 'features'> = {}): Record<string, { readonly title: string; readonly tier: Tier }> {
  return Object.fromEntries(Object.entries(features).flatMap(([id, feature]) => (feature === undefined ? [] : [[id, feature]])))
}

/** What its publisher says of a version, and of the one that it replaces. */
export function standing(listed: readonly IndexEntry[] = [], { version, from }: { readonly version: string; readonly from: string | undefined }): Pick<PlannedPlugin, 'deprecated' | 'withdrawn'> {
  const { deprecated, replacement } = listed.find(entry => entry.version === version) ?? {}
  const withdrawn = listed.flatMap(({ version: each, yanked, yankKind }) => {
    if (yanked === undefined || (each !== version && each !== from)) return []
    return [{ version: each, reason: yanked, ...yankKind === undefined ? {} : { kind: yankKind } }]
  })
  return {
    ...deprecated === undefined ? {} : { deprecated: { reason: deprecated, ...replacement === undefined ? {} : { replacement } } },
    ...withdrawn.length === 0 ? {} : { withdrawn },
  }
}
