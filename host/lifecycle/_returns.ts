import { lt, satisfies } from 'semver'
import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import type { KeptVersion } from './_records.ts'
import { regainedGrant } from './_regained-grant.ts'
import { returnRule } from './_return-rule.ts'
import type { LoadedPlugin, State } from './_state.ts'

/** A version that is kept, newer than the one that is gone back to, and may not be in force. */
export interface PassedOver {
  readonly version: KeptVersion
  readonly refusal: HardpointError
}

/** One plugin with what it goes back to. */
export interface Return {
  readonly now: LoadedPlugin
  readonly target: KeptVersion
  readonly grant: Grant
  /** Newest first. */
  readonly passed: readonly PassedOver[]
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
 * Each goes to the newest version that is kept and may be in force again: one that is stopped keeps no host from the good one behind it. What nobody asked for
 * passes over none whose data is newer: that could be weeks of work.
 *
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_ROLLBACK_NONE, HP_ERR_UNDO_NONE, HP_ERR_UNDO_OLDER, HP_ERR_ROLLBACK_NEEDS, HP_ERR_PINNED; where none may return, what is against the newest:
 *   HP_ERR_ROLLBACK_BLOCKED, HP_ERR_REVOKED, HP_ERR_ENGINE, HP_ERR_PUBLISHER_CHANGED, HP_ERR_COUNTERSIGNATURE, what a manifest is refused with, and what PackageShelf.read throws
 */
export async function returnsOf(context: Context, plugin: string, { undo = false, automatic = false }: ReturnOptions): Promise<Return[]> {
  const { state, consent, config } = context
  const rule = await returnRule(context)
  const returning = new Map<string, Return>()
  const add = (id: string): boolean => {
    const now = state.find(id)
    if (returning.has(id)) return false
    const [newest, ...older] = undo ? newerAbandoned(now) : now.history.kept
    if (newest === undefined) return false
    if (automatic && id !== plugin && !isOfOneChange(now, state.find(plugin))) return false
    assertNotPinned(now)
    const found = firstToReturn(newest, automatic ? older.filter(({ data }) => data.generation === newest.data.generation) : older, version => rule(version, { channel: now.installed.channel }))
    returning.set(id, { now, ...found, grant: regainedGrant([now, ...found.passed.map(({ version }) => version)], found.target, consent) })
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

/** @throws HP_ERR_UNDO_OLDER */
function newerAbandoned({ installed: { id, version }, history: { abandoned = [] } }: LoadedPlugin): KeptVersion[] {
  const newer = abandoned.filter(({ installed }) => !lt(installed.version, version))
  const [left] = abandoned
  // A later one was taken since: nobody who asks to go forward means to leave it.
  if (left !== undefined && newer.length === 0) throw new HardpointError('HP_ERR_UNDO_OLDER', { plugin: id, installed: version, version: left.installed.version })
  return newer
}

function assertNotPinned({ installed: { id, version, pinned } }: LoadedPlugin): void {
  if (pinned !== undefined) throw new HardpointError('HP_ERR_PINNED', { plugin: id, version, by: pinned.by })
}

/** @throws what is against the newest, where something is against each */
function firstToReturn(newest: KeptVersion, older: readonly KeptVersion[], mayNot: (version: KeptVersion) => HardpointError | undefined): Pick<Return, 'target' | 'passed'> {
  const problem = mayNot(newest)
  if (problem === undefined) return { target: newest, passed: [] }
  const passed: PassedOver[] = [{ version: newest, refusal: problem }]
  for (const version of older) {
    const refusal = mayNot(version)
    if (refusal === undefined) return { target: version, passed }
    passed.push({ version, refusal })
  }
  throw problem
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
