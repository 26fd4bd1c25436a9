import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Commit } from '../storage/store.ts'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import { dataOfAll, orphanedGenerations } from './_data-version.ts'
import { keeping, withChange, withoutAbandoned, type Keeping } from './_history.ts'
import { UPGRADES } from './_history-puts.ts'
import { notUndone } from './_not-undone.ts'
import { contentId } from './_plan-id.ts'
import { finishPurges } from './_purge.ts'
import type { History, KeptVersion } from './_records.ts'
import { returnRule } from './_return-rule.ts'
import { returnsOf, type Return } from './_returns.ts'
import { checkSettings } from './_settings.ts'
import type { State } from './_state.ts'
import { stopReplaced } from './_stop-replaced.ts'
import { replacesRunning, tryBeside } from './_try-beside.ts'
import type { Actor, InstalledPlugin, PluginChange, RollbackPlan } from './lifecycle.ts'

/** What a version stored that the host itself went back from is kept for so long: an admin has that time to see it. */
const KEEP_ABANDONED_DAYS = 30

const DAY_MS = 86_400_000

interface RollbackOptions {
  /** Id of the plan that was agreed to. */
  readonly plan?: string
  /** Why, where nobody asked for it: then it is written down as the host's own doing. */
  readonly reason?: string
  /** Forward again, to what the host went back from by itself. */
  readonly undo?: boolean | undefined
}

/**
 * What going back to the version before would do, for the plugin and those that need the one or the other version of it.
 *
 * @throws HP_ERR_SETTINGS_MISFIT, and what returnsOf throws
 */
export async function planRollback(context: Context, plugin: string, { undo = false }: Pick<RollbackOptions, 'undo'> = {}): Promise<RollbackPlan> {
  const returns = await returnsOf(context, plugin, { undo })
  await checkSettings(context.state, returns.map(({ target }) => target.manifest))
  return described(context.state, returns, undo)
}

/**
 * Puts the version before in force, in one commit; nothing is downloaded. What an upgrade is held to holds for it: the package is verified, and a
 * version over one that runs is tried beside it first.
 *
 * @throws HP_ERR_PLAN_STALE, HP_ERR_UPGRADE_PROBE, and what planRollback throws
 */
export async function rollback(context: Context, plugin: string, { by }: Pick<Actor, 'by'>, { plan, reason, undo = false }: RollbackOptions): Promise<InstalledPlugin[]> {
  const { state, journal, clock } = context
  const returns = await returnsOf(context, plugin, { undo, automatic: reason !== undefined })
  if (plan !== undefined && described(state, returns, undo).id !== plan) throw new HardpointError('HP_ERR_PLAN_STALE', { plan })
  const run = journal.run('rollback', returns.map(({ now }) => now.installed.id), by)
  try {
    await run.step('stage')
    await checkSettings(state, returns.map(({ target }) => target.manifest))
    const tried = returns.filter(({ target }) => replacesRunning(context, target.installed))
    if (tried.length > 0) await run.step('probe')
    for (const { target, grant } of tried) await tryBeside(context, { ...target, grant })
    await run.step('switch')
    const switched = await putsOf(context, returns, { by, at: new Date(clock()).toISOString(), reason, undo })
    await state.commit({ puts: switched, deletes: run.end.deletes }, { ...state.lock, ...Object.fromEntries(returns.map(({ target }) => [target.installed.id, target.installed.version])) })
  } catch (error) {
    await run.abandon().catch(() => undefined)
    throw error
  }
  await context.changed()
  await run.step('drain')
  await stopReplaced(context, returns.map(({ target }) => target.installed))
  await Promise.all(returns.map(({ target }) => context.cells.release(target.installed.id)))
  await run.step('sweep')
  await finishPurges(context)
  await context.sweep()
  return returns.map(({ target }) => state.find(target.installed.id).installed)
}

interface Switching extends Pick<RollbackOptions, 'undo'> {
  readonly by: string
  readonly at: string
  readonly reason: string | undefined
}

async function putsOf(context: Context, returns: readonly Return[], switching: Switching): Promise<NonNullable<Commit['puts']>> {
  const { state, config } = context
  const { by, at, reason } = switching
  const { plugins, grants, histories, data, purges } = state.records
  const rule = await returnRule(context)
  const keepVersions = Math.max(1, config.upgrades?.keepVersions ?? UPGRADES.keepVersions)
  // Those that go back together can only be had again together.
  const isAbandoned = reason !== undefined && returns.some(({ now, target }) => state.dataOf(now.installed.id).generation !== target.data.generation)
  return returns.flatMap(each => {
    const { now, target, grant } = each
    const { id, enabled, requested, channel } = now.installed
    // Once more: an advisory may have come while it was tried.
    const refusal = rule(target, { channel })
    if (refusal !== undefined) throw refusal
    const { channel: _, ...installed } = target.installed
    const leaving: KeptVersion = { installed: now.installed, manifest: now.manifest, grant: now.grant, data: state.dataOf(id), until: at }
    const keep = { keepVersions, mayReturn: (version: KeptVersion) => rule(version, { channel }) === undefined }
    const history = historyAfter(each, { ...switching, leaving, isAbandoned, keep })
    const orphans = orphanedGenerations(id, [leaving.data, ...dataOfAll(now.history)], [target.data, ...dataOfAll(history)])
    return [
      plugins.put(id, { installed: { ...installed, enabled, requested, ...channel === undefined ? {} : { channel } }, manifest: target.manifest }),
      grants.put(id, { ...grant, by, at }),
      histories.put(id, history),
      data.put(id, target.data),
      ...orphans.map(orphan => purges.put(orphan, { at, by })),
    ]
  })
}

interface Leaving extends Switching {
  readonly leaving: KeptVersion
  readonly isAbandoned: boolean
  readonly keep: Keeping
}

/** What is left is kept where the host goes back by itself over a migration, or forward again: both delete nothing. Nor does anything what is passed over stored. */
function historyAfter(each: Return, { by, at, reason, undo, leaving, isAbandoned, keep }: Leaving): History {
  const { now: { history, installed: { version: from } }, target } = each
  const { version: to } = target.installed
  const change: PluginChange = { at, by, what: undo === true ? 'upgraded' : 'rolled-back', from, to, automatic: reason !== undefined, ...reason === undefined ? {} : { reason } }
  if (undo === true) return withChange(withoutAbandoned(history, version => version === target), keeping(history, leaving, { ...keep, version: to }), change)
  const deleteAt = new Date(Date.parse(at) + KEEP_ABANDONED_DAYS * DAY_MS).toISOString()
  const left = [...isAbandoned ? [leaving] : [], ...passedWithData(each)].map(version => ({ ...version, deleteAt }))
  const older = history.kept.slice(history.kept.indexOf(target) + 1)
  return withChange({ ...history, abandoned: [...left, ...history.abandoned ?? []] }, older, change)
}

/** When the data of the target was last in force: a version that is passed over may have had it after the target. */
function leftAt({ target, passed }: Return): string {
  return (passed.find(({ version }) => version.data.generation === target.data.generation)?.version ?? target).until
}

/** What is passed over and has data that the target has not. */
function passedWithData({ target, passed }: Return): KeptVersion[] {
  return passed.flatMap(({ version }) => (version.data.generation === target.data.generation ? [] : [version]))
}

function described(state: State, returns: readonly Return[], undo: boolean): RollbackPlan {
  const plugins = returns.map(each => {
    const { now, target, grant, passed } = each
    const stays = new Set(passedWithData(each))
    const { generation } = state.dataOf(now.installed.id)
    const data = undo ? 'undone' : [...stays].some(version => version.data.generation === generation) ? 'passed' : 'apart'
    return {
      id: now.installed.id, from: now.installed.version, to: target.installed.version,
      regained: without(grant, now.grant), lost: without(now.grant, grant),
      notUndone: notUndone(generation === target.data.generation ? 'shared' : data, leftAt(each)),
      ...passed.length === 0 ? {} : { passedOver: passed.map(({ version, refusal: { code, message } }) => ({ version: version.installed.version, code, message, dataKept: stays.has(version) })) },
    }
  })
  // Not shown, but part of what is agreed to: what is installed, and each grant.
  return { id: contentId({ plugins, on: state.lockVersion }), plugins }
}

function without(grant: Grant, other: Grant): string[] {
  return Object.keys(grant.capabilities).filter(id => own(other.capabilities, id) === undefined)
}
