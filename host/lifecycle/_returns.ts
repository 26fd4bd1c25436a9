import { lt, satisfies } from 'semver'
import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { parseManifest } from '@hardpoint/schemas/package'
import { own } from './_capability-changes.ts'
import { checkEngine } from './_check-engine.ts'
import { checkManifest } from './_check-manifest.ts'
import type { Context } from './_context.ts'
import { policyProblem } from './_operator-policy.ts'
import type { KeptVersion } from './_records.ts'
import { regainedGrant } from './_regained-grant.ts'
import type { LoadedPlugin, State } from './_state.ts'

/** One plugin with what it goes back to. */
export interface Return {
  readonly now: LoadedPlugin
  readonly target: KeptVersion
  readonly grant: Grant
}

export interface ReturnOptions {
  /** Forward again, to what the host went back from by itself. */
  readonly undo?: boolean | undefined
  /** Nobody asked for it: then what was upgraded on its own stays. */
  readonly automatic?: boolean
}

/**
 * The plugin, then whoever does not fit any more, until all fit.
 *
 * What is put back was in force once, on a host that may have been another: it must fit this one.
 *
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_ROLLBACK_NONE, HP_ERR_UNDO_NONE, HP_ERR_UNDO_OLDER, HP_ERR_ROLLBACK_NEEDS, HP_ERR_ROLLBACK_BLOCKED, HP_ERR_REVOKED, HP_ERR_PINNED, HP_ERR_ENGINE,
 *   and what a manifest is refused with
 */
export function returnsOf(context: Context, plugin: string, { undo = false, automatic = false }: ReturnOptions): Return[] {
  const { state, consent, config } = context
  const returning = new Map<string, Return>()
  const add = (id: string): boolean => {
    const now = state.find(id)
    const [target] = undo ? now.history.abandoned ?? [] : now.history.kept
    if (target === undefined || returning.has(id)) return false
    if (automatic && id !== plugin && !isOfOneChange(now, state.find(plugin))) return false
    // A later one was taken since: nobody who asks to go forward means to leave it.
    if (undo && lt(target.installed.version, now.installed.version)) throw new HardpointError('HP_ERR_UNDO_OLDER', { plugin: id, installed: now.installed.version, version: target.installed.version })
    assertMayReturn(context, now, target)
    returning.set(id, { now, target, grant: regainedGrant(now, target, consent) })
    return true
  }
  if (!add(plugin)) throw new HardpointError(undo ? 'HP_ERR_UNDO_NONE' : 'HP_ERR_ROLLBACK_NONE', { plugin })
  const { overrides } = config.policy ?? {}
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

function assertMayReturn({ state, config, consent, engineVersion }: Context, { installed: { id, version, pinned, channel } }: LoadedPlugin, { installed, manifest }: KeptVersion): void {
  if (pinned !== undefined) throw new HardpointError('HP_ERR_PINNED', { plugin: id, version, by: pinned.by })
  const refusal = state.advisories.refusal(installed)
  if (refusal !== undefined) throw refusal
  const problem = policyProblem(config, { id, version: installed.version, publisher: installed.publisher, ...channel === undefined ? {} : { channel } })
  if (problem !== undefined) throw new HardpointError('HP_ERR_ROLLBACK_BLOCKED', { plugin: id, version: installed.version, ...problem })
  parseManifest(manifest, `plugin.json of ${id} ${installed.version}`)
  checkEngine(manifest, engineVersion)
  checkManifest(manifest, consent)
}

/** Whether one commit brought both to where they are. */
function isOfOneChange(one: LoadedPlugin, other: LoadedPlugin): boolean {
  return one.history.changes.at(-1)?.at === other.history.changes.at(-1)?.at
}

interface Clash {
  /** Who needs, and what is needed. */
  readonly between: readonly [string, string]
  readonly range: string
}

/** A dependency that would not be met, of those that the returning plugins take part in. One that is optional must fit where it is there. */
function clashIn(state: State, returning: ReadonlyMap<string, Return>, overrides: Readonly<Record<string, string | undefined>> = {}): Clash | undefined {
  const versions = new Map([...state.plugins].map(([id, { installed }]) => [id, returning.get(id)?.target.installed.version ?? installed.version]))
  for (const [id, { manifest }] of state.plugins) {
    const { dependencies = {}, optionalDependencies = {} } = returning.get(id)?.target.manifest ?? manifest
    for (const [dependency, asked = '*'] of [...Object.entries(dependencies), ...Object.entries(optionalDependencies).filter(([optional]) => versions.has(optional))]) {
      if (!returning.has(id) && !returning.has(dependency)) continue
      const range = own(overrides, dependency) ?? asked
      const version = versions.get(dependency)
      if (version === undefined || !satisfies(version, range, { includePrerelease: true })) return { between: [id, dependency], range }
    }
  }
  return undefined
}
