import { satisfies } from 'semver'
import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import { orphanedGenerations } from './_data-version.ts'
import { withChange } from './_history.ts'
import { contentId } from './_plan-id.ts'
import { blockedRange } from './_operator-policy.ts'
import { finishPurges } from './_purge.ts'
import type { KeptVersion } from './_records.ts'
import { regainedGrant } from './_regained-grant.ts'
import { checkSettings } from './_settings.ts'
import type { LoadedPlugin, State } from './_state.ts'
import { stopReplaced } from './_stop-replaced.ts'
import type { Actor, InstalledPlugin, RollbackPlan } from './lifecycle.ts'
import { notUndone } from './_not-undone.ts'

/** One plugin with what it goes back to. */
interface Return {
  readonly now: LoadedPlugin
  readonly target: KeptVersion
  readonly grant: Grant
}

/**
 * What going back to the version before would do, for the plugin and those that need the one or the other version of it.
 *
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_ROLLBACK_NONE, HP_ERR_ROLLBACK_NEEDS, HP_ERR_ROLLBACK_BLOCKED, HP_ERR_REVOKED, HP_ERR_PINNED, HP_ERR_SETTINGS_MISFIT
 */
export async function planRollback(context: Context, plugin: string): Promise<RollbackPlan> {
  const returns = returnsOf(context, plugin)
  await checkSettings(context.state, returns.map(({ target }) => target.manifest))
  return described(context.state, returns)
}

/**
 * Puts the version before in force, in one commit; nothing is downloaded. The package is verified first, as at any use.
 *
 * @param options.plan id of the plan that was agreed to
 * @param options.reason why, where nobody asked for it: then it is written down as the host's own doing
 * @throws HP_ERR_PLAN_STALE, HP_ERR_PUBLISHER_CHANGED, what planRollback throws, and what PackageShelf.read throws
 */
export async function rollback(
  context: Context, plugin: string, { by }: Pick<Actor, 'by'>, { plan, reason }: { readonly plan?: string; readonly reason?: string },
): Promise<InstalledPlugin[]> {
  const { state, shelf, journal, clock, pins } = context
  const returns = returnsOf(context, plugin)
  if (plan !== undefined && described(state, returns).id !== plan) throw new HardpointError('HP_ERR_PLAN_STALE', { plan })
  const run = journal.run('rollback', returns.map(({ now }) => now.installed.id), by)
  const at = new Date(clock()).toISOString()
  try {
    await run.step('stage')
    await checkSettings(state, returns.map(({ target }) => target.manifest))
    for (const { target: { installed, manifest } } of returns) {
      const { id: each, publisher, publicKey } = installed
      // A key that was taken out of config.json since is not trusted any more.
      if (await pins.check(each, publicKey) === 'first-use') {
        throw new HardpointError('HP_ERR_PUBLISHER_CHANGED', { publisher, plugin: each, pinned: [], found: publicKey, problem: 'no key of it is trusted any more' })
      }
      shelf.read({ ...installed, manifest })
    }
    await run.step('switch')
    const { plugins, grants, histories, data, purges } = state.records
    await state.commit({
      puts: returns.flatMap(({ now, target, grant }) => {
        const { id } = now.installed
        const { enabled, requested, channel } = now.installed
        const { channel: _, ...installed } = target.installed
        const change = { at, by, what: 'rolled-back', from: now.installed.version, to: target.installed.version, automatic: reason !== undefined, ...reason === undefined ? {} : { reason } } as const
        return [
          plugins.put(id, { installed: { ...installed, enabled, requested, ...channel === undefined ? {} : { channel } }, manifest: target.manifest }),
          grants.put(id, { ...grant, by, at }),
          histories.put(id, withChange(now.history, now.history.kept.slice(1), change)),
          data.put(id, target.data),
          ...orphanedGenerations(id, [state.dataOf(id)], now.history.kept.map(kept => kept.data)).map(each => purges.put(each, { at, by })),
        ]
      }),
      deletes: run.end.deletes,
    }, { ...state.lock, ...Object.fromEntries(returns.map(({ target }) => [target.installed.id, target.installed.version])) })
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

function described(state: State, returns: readonly Return[]): RollbackPlan {
  const plugins = returns.map(({ now, target, grant }) => ({
    id: now.installed.id, from: now.installed.version, to: target.installed.version,
    regained: without(grant, now.grant), lost: without(now.grant, grant), notUndone: notUndone(state.dataOf(now.installed.id).generation !== target.data.generation),
  }))
  // Not shown, but part of what is agreed to: what is installed, and each grant.
  return { id: contentId({ plugins, on: state.lockVersion }), plugins }
}

function without(grant: Grant, other: Grant): string[] {
  return Object.keys(grant.capabilities).filter(id => own(other.capabilities, id) === undefined)
}

/** The plugin, then whoever does not fit any more, until all fit. @throws HP_ERR_ROLLBACK_NONE, HP_ERR_ROLLBACK_NEEDS, HP_ERR_ROLLBACK_BLOCKED, HP_ERR_PINNED */
function returnsOf({ state, consent, config }: Context, plugin: string): Return[] {
  const returning = new Map<string, Return>()
  const { overrides } = config.policy ?? {}
  const add = (id: string): boolean => {
    const now = state.find(id)
    const [target] = now.history.kept
    if (target === undefined || returning.has(id)) return false
    const { pinned, version } = now.installed
    if (pinned !== undefined) throw new HardpointError('HP_ERR_PINNED', { plugin: id, version, by: pinned.by })
    const blocked = blockedRange(config, target.installed)
    const refusal = state.advisories.refusal(target.installed)
    if (refusal !== undefined) throw refusal
    if (blocked !== undefined) throw new HardpointError('HP_ERR_ROLLBACK_BLOCKED', { plugin: id, version: target.installed.version, range: blocked })
    returning.set(id, { now, target, grant: regainedGrant(now, target, consent) })
    return true
  }
  if (!add(plugin)) throw new HardpointError('HP_ERR_ROLLBACK_NONE', { plugin })
  for (let clash = clashIn(state, returning, overrides); clash !== undefined; clash = clashIn(state, returning, overrides)) {
    const [other] = clash.between.filter(id => !returning.has(id))
    if (other !== undefined && state.plugins.has(other) && add(other)) continue
    const [dependent, dependency] = clash.between
    const unmoved = other ?? (dependent === plugin ? dependency : dependent)
    throw new HardpointError('HP_ERR_ROLLBACK_NEEDS', {
      plugin, version: returning.get(plugin)?.target.installed.version ?? '', other: unmoved, range: clash.range,
      found: returning.get(unmoved)?.target.installed.version ?? state.plugins.get(unmoved)?.installed.version ?? 'not installed',
    })
  }
  return [...returning.values()]
}

interface Clash {
  /** Who needs, and what is needed. */
  readonly between: readonly [string, string]
  readonly range: string
}

/** A dependency that would not be met, of those that the returning plugins take part in. */
function clashIn(state: State, returning: ReadonlyMap<string, Return>, overrides: Readonly<Record<string, string | undefined>> = {}): Clash | undefined {
  const versions = new Map([...state.plugins].map(([id, { installed }]) => [id, returning.get(id)?.target.installed.version ?? installed.version]))
  for (const [id, { manifest }] of state.plugins) {
    for (const [dependency, asked = '*'] of Object.entries((returning.get(id)?.target.manifest ?? manifest).dependencies ?? {})) {
      if (!returning.has(id) && !returning.has(dependency)) continue
      const range = own(overrides, dependency) ?? asked
      const version = versions.get(dependency)
      if (version === undefined || !satisfies(version, range, { includePrerelease: true })) return { between: [id, dependency], range }
    }
  }
  return undefined
}
