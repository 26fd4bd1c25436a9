import { LATEST } from '@hardpoint/registry/client'
import type { Colors } from 'picocolors/types.js'
import type { Plan, PlannedCapability, PlannedPlugin, RollbackPlan } from '../lifecycle/lifecycle.ts'
import { neutralise } from '../telemetry/neutralise.ts'

/**
 * A plan as an admin reads it before consenting: who published what, with which key, at which tier, and what it may do.
 *
 * Titles and descriptions are a stranger's words: neutralised, so that they cannot rewrite the rest.
 */
export function renderPlan({ plugins, tenantTier, registry, unrepaired = [] }: Plan, colors: Colors): string {
  const changing = plugins.filter(({ from, version }) => from !== version)
  const ends = [
    ...changing.length < 2 ? [] : [`${changing.length} packages, ${sizeOf(changing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))} together.`],
    ...unrepaired.map(({ plugin, version, message }) => neutralise(`Still broken: ${plugin} ${version} cannot be mended: ${message}`)),
    ...registry === undefined ? [] : [fromRegistry(registry)],
    `This organisation is on the tier ${tenantTier}.`,
  ]
  return [...plugins.map((plugin) => renderPlugin(plugin, colors)), colors.dim(ends.join('\n'))].join('\n\n')
}

function fromRegistry({ location, rootFingerprint, stale, unheard = [] }: NonNullable<Plan['registry']>): string {
  const from = `From ${location}${stale ? ', whose metadata is past its time' : ''}; its first root is ${rootFingerprint}.`
  return [from, ...unheard.map(({ plugin, message }) => `Nothing new is heard of ${plugin}: ${neutralise(message)}`)].join('\n')
}

/** Fits the longest label; what follows it is a column of its own. */
const LABEL_WIDTH = 9

function row(label: string, text: string, paint: (plain: string) => string = plain => plain): string {
  return `  ${paint(label)}${' '.repeat(LABEL_WIDTH - label.length)}  ${text}`
}

/** The label once, for several lines. */
function rows(label: string, texts: readonly string[]): string[] {
  return texts.map((text, index) => row(index === 0 ? label : '', text))
}

function renderPlugin(plugin: PlannedPlugin, colors: Colors): string {
  const { bold, dim, yellow } = colors
  const { id, version, from, title, description, publisher, capabilities, dropped, requested } = plugin
  const { channel, rollout, settings, dependents, notUndone, migration, goneFeatures = [] } = plugin
  return [
    `${bold(`${id} ${versionsOf(plugin)}`)} ${neutralise(title)}${dim(`${from === version ? ' (installed as it is)' : ''}${requested ? '' : ' (needed by another)'}`)}`,
    `  ${neutralise(description)}`,
    row('tier', tierOf(plugin, colors)),
    ...from === version ? [] : [row('download', sizeOf(plugin.sizeBytes))],
    row('publisher', `${publisher.id}, key ${publisher.fingerprint} ${dim(`(${renderTrust(publisher)})`)}`),
    ...channel === undefined ? [] : [row('channel', renderChannel(channel, version))],
    ...rollout === undefined ? [] : [row('share', `its publisher lets ${rollout} % of hosts update to it by themselves so far`)],
    ...replacedOf(plugin),
    ...warningsOf(plugin).map(warning => row('beware', warning, yellow)),
    ...rows('may do', capabilities.length === 0 ? ['nothing outside itself'] : capabilities.map(capability => renderCapability(capability, colors))),
    ...dropped.map(capability => row('no longer', `the capability ${capability}`)),
    ...migration === undefined ? [] : [row('data', renderMigration(migration))],
    ...settings === undefined ? [] : [row('settings', 'those of its earlier install do not fit this version, and are deleted')],
    ...rows('features', plugin.features.map(feature => renderFeature(feature, colors))),
    ...goneFeatures.map(({ id: feature, title: name }) => row('no longer', `the feature ${feature}: ${neutralise(name)}`)),
    ...dependents.length === 0 ? [] : [row('needed by', dependents.join(', '))],
    ...rows('rollback', notUndone),
  ].join('\n')
}

/** What is installed never goes back by itself: who leaves a channel is told that the version stays until latest is past it. */
function renderChannel({ follows, before, of }: NonNullable<PlannedPlugin['channel']>, version: string): string {
  const followed = follows === before ? follows : `${follows} from now on (it followed ${before})`
  if (of === follows) return followed
  if (of === LATEST) return `${followed}; ${version} is in latest`
  return `${followed}; ${version} is in ${of}, and stays until ${follows} has something newer, unless you give --allow-downgrade`
}

function versionsOf({ version, from }: PlannedPlugin): string {
  if (from === undefined) return version
  return from === version ? version : `${from} → ${version}`
}

function tierOf({ tier, fromTier, covered = true }: PlannedPlugin, { yellow }: Colors): string {
  const names = fromTier === undefined ? tier : yellow(`${fromTier} → ${tier}`)
  if (tier === 'free') return names
  return `${names}, ${covered ? 'which the license covers' : yellow('which the license does not cover')}`
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

function withdrawal({ version, kind, reason }: NonNullable<PlannedPlugin['withdrawn']>[number]): string {
  return `${version}, which its publisher withdrew${kind === undefined ? '' : ` (${kind})`}: ${neutralise(reason)}`
}

/** What is wrong with the version that goes is no warning of the one that comes. */
function replacedOf({ version, withdrawn = [] }: PlannedPlugin): string[] {
  return rows('replaces', withdrawn.filter(each => each.version !== version).map(withdrawal))
}

function warningsOf({ version, withdrawn = [], deprecated, wentBack }: PlannedPlugin): string[] {
  return [
    ...withdrawn.filter(each => each.version === version).map(each => `this is ${withdrawal(each)}`),
    ...deprecated === undefined ? [] : [`deprecated by its publisher: ${renderDeprecation(deprecated)}`],
    ...wentBack === undefined ? [] : [`this host went back from it at ${wentBack.at}: ${neutralise(wentBack.reason)}`],
  ]
}

/** What its publisher says. */
export function renderDeprecation({ reason, replacement }: NonNullable<PlannedPlugin['deprecated']>): string {
  return neutralise(`${reason}${replacement === undefined ? '' : ` (instead: ${replacement})`}`)
}

function renderFeature({ id, title, tier, available, change, fromTier }: PlannedPlugin['features'][number], { yellow, dim }: Colors): string {
  const tiers = fromTier === undefined ? tier : yellow(`${fromTier} → ${tier}`)
  return `${change === undefined ? '' : `${yellow(`${change}:`)} `}${id} (${tiers}): ${neutralise(title)}${available ? '' : dim(', which the license does not cover')}`
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
  return change === 'new' || change === 'wider' ? `${yellow(`${change}:`)} ${text}` : text
}

/** What going back would do. */
export function renderRollback({ plugins }: RollbackPlan, { bold }: Colors): string {
  return plugins.map(({ id, from, to, regained, lost, notUndone, passedOver = [] }) => [
    bold(`${id} ${from} → ${to}`),
    ...rows('passes by', passedOver.map(renderPassedOver)),
    ...rows('may again', regained),
    ...rows('no longer', lost),
    ...rows('remains', notUndone),
  ].join('\n')).join('\n\n')
}

/** One line of a version that is kept and cannot be gone back to. */
export function renderPassedOver({ version, message, dataKept }: NonNullable<RollbackPlan['plugins'][number]['passedOver']>[number]): string {
  return neutralise(`${version}: ${message} ${dataKept ? 'What it stored is kept, for 30 days at most.' : 'It has the same data.'}`)
}
