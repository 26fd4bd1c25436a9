import { gt, satisfies } from 'semver'
import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { AcceptedAdvisory } from './lifecycle.ts'

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'moderate', 'low'] as const

interface Version { readonly id: string; readonly version: string }

/** What this host was warned of, and what its admins said to it. */
export class KnownAdvisories {
  readonly #ofPlugin: ReadonlyMap<string, readonly Advisory[]>
  readonly #accepted: ReadonlyMap<string, AcceptedAdvisory>

  constructor(list: readonly Advisory[], accepted: ReadonlyMap<string, AcceptedAdvisory>) {
    this.#ofPlugin = Map.groupBy(list.filter(({ withdrawnAt }) => withdrawnAt === undefined), ({ plugin }) => plugin)
    this.#accepted = accepted
  }

  /** Those in whose range a version is, prereleases too, the worst first. */
  of({ id, version }: Version): readonly Advisory[] {
    return (this.#ofPlugin.get(id) ?? [])
      .filter(({ range }) => satisfies(version, range, { includePrerelease: true }))
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  }

  /** The advisory of an id, where it was not withdrawn. */
  find(advisory: string): Advisory | undefined {
    return [...this.#ofPlugin.values()].flat().find(({ id }) => id === advisory)
  }

  /** What was said to it. An advisory that has become another since was not what was accepted. */
  acceptanceOf({ id, plugin, severity, action }: Advisory): AcceptedAdvisory | undefined {
    const accepted = this.#accepted.get(id)
    return accepted?.plugin === plugin && accepted.severity === severity && accepted.action === action ? accepted : undefined
  }

  /** Why a version must not run; undefined where it may. */
  revoking(version: Version): Advisory | undefined {
    return this.of(version).find(advisory => advisory.action === 'disable' && this.acceptanceOf(advisory) === undefined)
  }

  /** The same, as calls of the plugin are answered. */
  refusal(installed: Version): HardpointError | undefined {
    const advisory = this.revoking(installed)
    if (advisory === undefined) return undefined
    const { id: plugin, version } = installed
    const { id, severity, title, fixed } = advisory
    // Where the first one without the problem is of an earlier line, or is stopped itself, nobody is sent there.
    const isWayOut = fixed !== undefined && gt(fixed, version) && this.revoking({ id: plugin, version: fixed }) === undefined
    const remedy = isWayOut ? `Upgrade it to ${fixed} or later: hardpoint upgrade ${plugin}@${fixed}.` : 'See what else there is: hardpoint outdated.'
    return new HardpointError('HP_ERR_REVOKED', { plugin, version, advisory: id, severity, title, remedy })
  }
}
