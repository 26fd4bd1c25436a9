import { LATEST } from '@hardpoint/registry/client'
import type { Colors } from 'picocolors/types.js'
import type { Plan, PlannedCapability, PlannedPlugin, RollbackPlan } from '../lifecycle/lifecycle.ts'
import { neutralise } from '../telemetry/neutralise.ts'

/**
 * A plan as an admin reads it before consenting: who published what, with which key, at which tier, and what it may do.
 *
 * Titles and descriptions are a stranger's words: neutralised, so that they cannot rewrite the rest.
 */
export function renderPlan({ plugins, tenantTier, registry }: Plan, colors: Colors): string {
  const ends = [...registry === undefined ? [] : [fromRegistry(registry)], `This organisation is on the tier ${tenantTier}.`]
  return [...plugins.map((plugin) => renderPlugin(plugin, colors)), colors.dim(ends.join('\n'))].join('\n\n')
}

function fromRegistry({ location, rootFingerprint, stale, unheard = [] }: NonNullable<Plan['registry']>): string {
  const from = `From ${location}${stale ? ', whose metadata is past its time' : ''}; its first root is ${rootFingerprint}.`
  return [from, ...unheard.map(({ plugin, message }) => `Nothing new is heard of ${plugin}: ${neutralise(message)}`)].join('\n')
}

function renderPlugin(plugin: PlannedPlugin, colors: Colors): string {
  const { bold, dim } = colors
  const { id, version, from, title, description, tier, sizeBytes, publisher, capabilities, dropped, features, requested } = plugin
  const { channel, settings, dependents, notUndone, wentBack, migration, rollout } = plugin
  const versions = from === undefined ? version : `${from} → ${version}`
  return [
    `${bold(`${id} ${versions}`)} ${neutralise(title)}${requested ? '' : dim(' (needed by another)')}`,
    `  ${neutralise(description)}`,
    `  tier       ${tier}, ${Math.ceil(sizeBytes / 1024)} kB`,
    `  publisher  ${publisher.id}, key ${publisher.fingerprint} ${dim(`(${renderTrust(publisher)})`)}`,
    ...(channel === undefined ? [] : [`  channel    ${renderChannel(channel, version)}`]),
    ...(capabilities.length === 0 ? ['  may do     nothing outside itself'] : []),
    ...capabilities.map((capability, index) => `  ${index === 0 ? 'may do   ' : '         '}  ${renderCapability(capability, colors)}`),
    ...dropped.map((capability) => `  no longer  ${capability}`),
    ...(wentBack === undefined ? [] : [`  ${colors.yellow('beware')}     this host went back from it at ${wentBack.at}: ${neutralise(wentBack.reason)}`]),
    ...(rollout === undefined ? [] : [`  share      its publisher lets ${rollout} % of hosts update to it by themselves so far`]),
    ...(migration === undefined ? [] : [`  data       ${renderMigration(migration)}`]),
    ...(dependents.length === 0 ? [] : [`  needed by  ${dependents.join(', ')}`]),
    ...notUndone.map((sentence, index) => `  ${index === 0 ? 'rollback ' : '         '}  ${sentence}`),
    ...(settings === 'dropped' ? ['  settings   those of its earlier install do not fit this version, and are deleted'] : []),
    ...features.map(({ id: feature, title: name, tier: needs, available }) => `  feature    ${feature} (${needs}): ${neutralise(name)}${available ? '' : dim(', not in this tier')}`),
  ].join('\n')
}

/** What is installed never goes back by itself: who leaves a channel is told that the version stays until latest is past it. */
function renderChannel({ follows, before, of }: NonNullable<PlannedPlugin['channel']>, version: string): string {
  const followed = follows === before ? follows : `${follows} from now on (it followed ${before})`
  if (of === follows) return followed
  if (of === LATEST) return `${followed}; ${version} is in latest`
  return `${followed}; ${version} is in ${of}, and stays until ${follows} has something newer, unless you give --allow-downgrade`
}

/** What becomes of the data, after "data" and "is". */
export function renderMigration({ from, to, organisations }: NonNullable<PlannedPlugin['migration']>): string {
  return `copied and made into version ${to} (it is ${from}), of ${organisations} organisation${organisations === 1 ? '' : 's'}; calls wait meanwhile`
}

const TRUST = {
  pinned: 'known on this host', 'first-use': 'new: will be remembered by this install', configured: 'named in config.json', rotated: 'rotated: will be remembered by this install',
} as const

function renderTrust({ trust, rotatedFrom }: PlannedPlugin['publisher']): string {
  return rotatedFrom === undefined ? TRUST[trust] : `${TRUST[trust]}; named by a signed statement of ${rotatedFrom.fingerprint}, known on this host`
}

/** One line of what a capability lets the plugin do. */
export function renderCapability({ id, consent, change }: PlannedCapability, { yellow, dim }: Colors): string {
  const text = `${neutralise(consent)} ${dim(`[${id}]`)}`
  return change === 'new' || change === 'wider' ? `${yellow(change)} ${text}` : text
}

/** What going back would do. */
export function renderRollback({ plugins }: RollbackPlan, { bold }: Colors): string {
  return plugins.map(({ id, from, to, regained, lost, notUndone }) => [
    bold(`${id} ${from} → ${to}`),
    ...regained.map((capability) => `  may again  ${capability}`),
    ...lost.map((capability) => `  no longer  ${capability}`),
    ...notUndone.map((sentence, index) => `  ${index === 0 ? 'remains  ' : '         '}  ${sentence}`),
  ].join('\n')).join('\n\n')
}
