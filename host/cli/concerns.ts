import { lt } from 'semver'
import type { Plan, PlannedPlugin, RollbackPlan } from '../lifecycle/lifecycle.ts'
import { neutralise } from '../telemetry/neutralise.ts'
import { renderDeprecation, renderMigration, renderPassedOver } from './render-plan.ts'

/** What a plan asks to be believed, or cannot take back: named in the question itself, since a plan of many plugins scrolls by. */
export function concernsOf({ plugins, registry }: Plan): string[] {
  return [...new Set([
    ...registry?.stale === true ? ['The registry\'s metadata is past its time: newer versions, and withdrawals, may be hidden.'] : [],
    ...unheardOf(registry),
    ...plugins.flatMap(concernsAbout),
  ])]
}

function unheardOf({ unheard = [] }: Partial<NonNullable<Plan['registry']>> = {}): string[] {
  return unheard.length === 0 ? [] : [`Unheard: nothing new of ${unheard.map(({ plugin }) => plugin).join(', ')}, withdrawals neither: what their publishers signed is refused.`]
}

function concernsAbout(plugin: PlannedPlugin): string[] {
  const { id, version, from, publisher, wentBack, migration, settings, deprecated, withdrawn = [], fromTier, tier, channel, rollout, goneFeatures = [] } = plugin
  return [
    ...publisher.trust === 'first-use' ? [`New here: ${publisher.id}, whose key ${publisher.fingerprint} is believed from now on.`] : [],
    ...publisher.rotatedFrom === undefined ? [] : [`Another key: ${publisher.id} signs with ${publisher.fingerprint} now, by a statement of ${publisher.rotatedFrom.fingerprint}.`],
    ...channel === undefined || channel.follows === channel.before ? [] : [`Channel: ${id} follows ${channel.follows} from now on; it followed ${channel.before}.`],
    ...from === undefined || !lt(version, from) ? [] : [`Back: ${id} ${version} is older than ${from}, which is installed.`],
    ...rollout === undefined ? [] : [`Early: ${id} ${version} is for ${rollout} % of hosts so far, by its publisher.`],
    ...withdrawn.filter(each => each.version === version).map(({ kind, reason }) => neutralise(`Withdrawn: ${id} ${version}, by its publisher${kind === undefined ? '' : ` (${kind})`}: ${reason}`)),
    ...deprecated === undefined ? [] : [`Deprecated: ${id} ${version}: ${renderDeprecation(deprecated)}`],
    ...fromTier === undefined ? [] : [`Tier: ${id} is ${tier} now; it was ${fromTier}.`],
    ...goneFeatures.map(({ id: feature, title }) => neutralise(`Gone: the feature ${feature} of ${id}: ${title}`)),
    ...wentBack === undefined ? [] : [neutralise(`Taken back once: this host went back from ${id} ${version} at ${wentBack.at}: ${wentBack.reason}`)],
    ...migration === undefined ? [] : [`Data: that of ${id} is ${renderMigration(migration)}.${wayBack(migration, from)}`],
    ...settings === undefined ? [] : [`Settings: those that an earlier install of ${id} left are deleted.`],
  ]
}

function wayBack({ final }: NonNullable<PlannedPlugin['migration']>, from: string | undefined): string {
  if (from === undefined) return ''
  return final === true ? ` There is no way back: ${from} is not kept, nor is the data as it was.` : ` What is stored from then on is lost where ${from} comes back.`
}

/** The same of a rollback. */
export function concernsOfRollback({ plugins }: RollbackPlan): string[] {
  return plugins.flatMap(({ id, notUndone, regained, passedOver = [] }) => [
    ...passedOver.map(each => `${id} passes by ${renderPassedOver(each)}`),
    ...regained.length === 0 ? [] : [`${id} may again: ${regained.join(', ')}.`],
    ...notUndone.map(sentence => `${id}: ${sentence}`),
  ])
}
