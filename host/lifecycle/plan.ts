import { HardpointError } from '@hardpoint/schemas/errors'
import { LATEST } from '@hardpoint/registry/client'
import type { IndexEntry, Tier } from '@hardpoint/schemas'
import { publisherOf } from '@hardpoint/schemas/package'
import { fingerprint, type TrustedKey } from '../trust/mod.ts'
import { allSpecs } from './_all-specs.ts'
import { capabilityChanges } from './_capability-changes.ts'
import { checkManifest } from './_check-manifest.ts'
import { chooseVersions, followedChannels, type ChooseOptions } from './_choose-versions.ts'
import type { Context } from './_context.ts'
import { dataMoves, type DataMove } from './_data-version.ts'
import { dependentsOf } from './_dependents.ts'
import { standing, tierEffects } from './_effects.ts'
import { fetchChosen, type Chosen } from './_fetch-chosen.ts'
import { gather, type Gathered } from './gather.ts'
import { isFinal } from './_history-puts.ts'
import { notUndone } from './_not-undone.ts'
import type { PendingPlan } from './_pending-plans.ts'
import { planId } from './_plan-id.ts'
import type { LoadedPlugin } from './_state.ts'
import type { Actor, Plan, PlannedPlugin } from './lifecycle.ts'
import { parseSpec, type PluginSpec } from './plugin-spec.ts'
import { checkSettings } from './_settings.ts'
import { upgradeSpecs } from './_upgrade-specs.ts'

/**
 * What installing these, or upgrading them, would do. Downloads and verifies every package it names; changes nothing.
 *
 * @throws HP_ERR_REGISTRY_UNSET, HP_ERR_PLUGIN_UNKNOWN, HP_ERR_CHANNEL_UNKNOWN, HP_ERR_VERSION_UNKNOWN, HP_ERR_RESOLUTION, HP_ERR_TIER, HP_ERR_DOWNGRADE,
 *   HP_ERR_PUBLISHER_CHANGED, HP_ERR_PUBLISHER_KEY_ENDED, HP_ERR_COUNTERSIGNATURE, HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_SCHEMA_REFUSED, HP_ERR_SETTINGS_MISFIT, HP_ERR_UPGRADE_DATA
 *   and what the registry client and package verification throw
 */
export async function plan(context: Context, specs: readonly string[], actor: Actor, { allowDowngrade = false, upgrade = false } = {}): Promise<Plan> {
  const { state, config, pending } = context
  const registry = context.registry()
  if (registry === undefined) throw new HardpointError('HP_ERR_REGISTRY_UNSET', {})
  const { lockVersion } = state
  const named = specs.map(spec => parseSpec(spec, config.defaultPublisher ?? 'hardpoint'))
  const parsed = upgrade ? upgradeSpecs(state, named.length > 0 ? named : await allSpecs(context)) : named
  const gathered = await gather(registry, named.map(({ id }) => id), { installed: [...state.plugins.values()].map(({ manifest }) => manifest), advisories: state.advisories })
  const versions = await chooseFrom(context, gathered, { specs: parsed, tenant: actor.tenant, allowDowngrade, upgrade })
  const made = await planVersions(context, { versions, gathered, specs: parsed, named: new Set(named.map(({ id }) => id)), upgrade, lockVersion }, actor)
  pending.keep(made)
  return made.plan
}

/** Versions that were chosen, on a state. */
interface Choice {
  readonly versions: ReadonlyMap<string, string>
  readonly gathered: Gathered
  /** What is asked for: where an upgrade names nothing, all that is installed. */
  readonly specs: readonly PluginSpec[]
  /** By somebody. */
  readonly named: ReadonlySet<string>
  readonly upgrade: boolean
  readonly lockVersion: string | null
}

/** What putting them in force would do; nobody was shown it yet. @throws what `plan` throws, but for what choosing them does */
export async function planVersions(context: Context, { versions, gathered, specs, named, upgrade, lockVersion }: Choice, actor: Actor): Promise<PendingPlan> {
  const { state, licensing, config } = context
  const registry = context.registry()
  if (registry === undefined) throw new HardpointError('HP_ERR_REGISTRY_UNSET', {})
  const tenantTier = licensing.tierOf(actor.tenant)
  // To upgrade what another plugin needs is not to ask for it; to name a channel for it is.
  const requested = new Set(specs.filter(({ channel }) => !upgrade || channel !== undefined).map(({ id }) => id))
  const { chosen: all, unrepaired } = await fetchChosen(context, { versions, gathered, requested, named, registry })
  const chosen = upgrade ? all.filter(({ present, verified }) => !present || requested.has(verified.manifest.id)) : all
  const follows = followedChannels(state, specs)
  for (const { verified } of chosen) checkManifest(verified.manifest, context.consent)
  const changing = chosen.flatMap(({ verified, present }) => (present ? [] : [verified]))
  const moves = new Map((await dataMoves(context, changing.map(({ manifest }) => manifest))).map(move => [move.plugin, move]))
  const dropped = new Set((await checkSettings(state, changing.map(({ manifest }) => manifest))).map(({ plugin }) => plugin))
  const plugins = chosen.map(each => {
    const { id } = each.verified.manifest
    return {
      ...describe(context, each, { tenantTier, listed: gathered.entries.get(id) }), ...channelOf(each, { state, follows, gathered }), ...rolloutOf(gathered, each),
      ...moveOf(each, { state, config, moves }), ...dropped.has(id) ? { settings: 'dropped' as const } : {},
    }
  })
  const content = { tenantTier, plugins, needsConsent: needsConsent(plugins) }
  const made = { id: planId(content), ...content, ...comesFrom(gathered, state), ...unrepaired.length === 0 ? {} : { unrepaired } }
  const packages = new Map(changing.map(verified => [verified.manifest.id, verified]))
  return { plan: made, tenant: actor.tenant, lockVersion, packages }
}

function rolloutOf({ entries }: Gathered, { present, verified: { manifest: { id, version } } }: Chosen): Pick<PlannedPlugin, 'rollout'> {
  const { rollout } = (present ? undefined : entries.get(id)?.find(entry => entry.version === version)) ?? {}
  return rollout === undefined ? {} : { rollout }
}

function comesFrom({ registry, refused }: Gathered, { plugins }: Context['state']): Pick<Plan, 'registry'> {
  if (registry === undefined) return {}
  // A stranger's names are no concern of this host's.
  const unheard = [...refused].flatMap(([plugin, { code, message }]) => plugins.has(plugin) ? [{ plugin, code, message }] : [])
  return { registry: { location: registry.registry, rootFingerprint: registry.rootFingerprint, stale: registry.stale, ...unheard.length === 0 ? {} : { unheard } } }
}

/** Where a plugin is missing because its publisher's role was refused, that is what is told. */
async function chooseFrom(context: Context, gathered: Gathered, options: ChooseOptions): Promise<ReadonlyMap<string, string>> {
  try {
    return await chooseVersions(context, gathered, options)
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_RESOLUTION')) throw error
    const explanation = String(error.details['explanation'])
    const [, refusal] = [...gathered.refused].find(([id]) => !context.state.plugins.has(id) && explanation.includes(id)) ?? []
    throw refusal ?? error
  }
}

interface Told {
  readonly tenantTier: Tier
  /** Versions of the plugin as the registry lists them. */
  readonly listed: readonly IndexEntry[] | undefined
}

function describe({ state, consent }: Context, { verified, key, requested }: Chosen, { tenantTier, listed }: Told): PlannedPlugin {
  const { manifest, publicKey, sha256, size } = verified
  const before = state.plugins.get(manifest.id)
  const capabilities = capabilityChanges(manifest, before, consent)
  return {
    id: manifest.id,
    version: manifest.version,
    ...before === undefined ? {} : { from: before.installed.version },
    title: manifest.title,
    description: manifest.description,
    ...tierEffects(manifest, before?.manifest, tenantTier),
    sizeBytes: size,
    digest: sha256,
    publisher: { id: publisherOf(manifest.id), fingerprint: fingerprint(publicKey), publicKey, trust: key.trust, ...rotatedFrom(key) },
    capabilities,
    dropped: Object.keys(before?.grant.capabilities ?? {}).filter(id => !capabilities.some(capability => capability.id === id)),
    dependencies: Object.fromEntries(Object.entries(manifest.dependencies ?? {}).flatMap(([id, range]) => (range === undefined ? [] : [[id, range]]))),
    requested,
    dependents: before === undefined ? [] : dependentsOf(state, manifest.id),
    notUndone: [],
    ...standing(listed, { version: manifest.version, from: before?.installed.version }),
    ...wentBackFrom(before, manifest.version),
  }
}

function rotatedFrom(key: TrustedKey): Pick<PlannedPlugin['publisher'], 'rotatedFrom'> {
  if (key.trust !== 'rotated') return {}
  return { rotatedFrom: { publicKey: key.rotatedFrom, fingerprint: fingerprint(key.rotatedFrom) } }
}

interface Channels { readonly state: Context['state']; readonly follows: Readonly<Record<string, string>>; readonly gathered: Gathered }

/** Said wherever another channel than latest plays a part: what it takes versions of is the operator's decision, and has to be seen. */
function channelOf({ verified: { manifest: { id, version } } }: Chosen, { state, follows, gathered }: Channels): Pick<PlannedPlugin, 'channel'> {
  const channel = { follows: follows[id] ?? LATEST, before: state.channels[id] ?? LATEST, of: gathered.entries.get(id)?.find(entry => entry.version === version)?.channel ?? LATEST }
  return Object.values(channel).every(each => each === LATEST) ? {} : { channel }
}

/** What it makes of the data, and what that means for going back. */
function moveOf(
  { verified: { manifest: { id, version } } }: Chosen, { state, config, moves }: Pick<Context, 'state' | 'config'> & { readonly moves: ReadonlyMap<string, DataMove> },
): Partial<PlannedPlugin> {
  const before = state.plugins.get(id)
  const { from, to, tenants = [] } = moves.get(id) ?? {}
  const migrates = from !== undefined && to !== undefined && tenants.length > 0
  const isLost = migrates && isFinal({ config, state }, id)
  return {
    ...migrates ? { migration: { from: from.version, to: to.version, organisations: tenants.length, ...isLost ? { final: true as const } : {} } } : {},
    ...before === undefined || before.installed.version === version ? {} : { notUndone: notUndone(isLost ? 'gone' : migrates ? 'apart' : 'shared') },
  }
}

function wentBackFrom(before: LoadedPlugin | undefined, version: string): Pick<PlannedPlugin, 'wentBack'> {
  const found = before?.history.changes.findLast(({ what, automatic, from }) => what === 'rolled-back' && automatic && from === version)
  return found === undefined ? {} : { wentBack: { at: found.at, reason: found.reason ?? '' } }
}

function needsConsent(plugins: readonly PlannedPlugin[]): Record<string, readonly string[]> {
  const needed = plugins.map(({ id, capabilities }) => {
    return [id, capabilities.filter(({ change }) => change === 'new' || change === 'wider').map(capability => capability.id)] as const
  })
  return Object.fromEntries(needed.filter(([, ids]) => ids.length > 0))
}
