import { satisfies, validRange } from 'semver'
import type { HostConfig } from '@hardpoint/schemas'
import type { ResolveInput, ResolvePolicy } from '../resolver/mod.ts'

const HOUR_MS = 3_600_000

/** What config.json says about versions, as the resolver takes it. */
export function operatorPolicy({ policy = {} }: HostConfig, now: number): { readonly policy: ResolvePolicy } & Pick<ResolveInput, 'overrides'> {
  const { minimumAgeHours = 0, blocked = [], allowedPublishers, overrides, prereleases = [] } = policy
  return {
    policy: {
      blocked: blockedRanges(blocked), prereleases,
      ...minimumAgeHours === 0 ? {} : { minimumAgeMs: minimumAgeHours * HOUR_MS, now: new Date(now).toISOString() },
      ...allowedPublishers === undefined ? {} : { allowedPublishers },
    },
    ...overrides === undefined ? {} : { overrides },
  }
}

/** The range of the block list in which a version is, for what is chosen without the resolver. */
export function blockedRange({ policy = {} }: HostConfig, { id, version }: { readonly id: string; readonly version: string }): string | undefined {
  const range = blockedRanges(policy.blocked ?? [])[id]
  if (range === undefined) return undefined
  return validRange(range) === null || satisfies(version, range, { includePrerelease: true }) ? range : undefined
}

/** `acme.mail` is all of it. Where one of several ranges is none, all of it is blocked: what was to be kept out must not come in by a slip. */
function blockedRanges(entries: readonly string[]): Record<string, string> {
  const ranges: Record<string, string> = {}
  for (const entry of entries) {
    const [id = '', range = '*'] = entry.split('@')
    ranges[id] = ranges[id] === undefined ? range : `${ranges[id]} || ${range}`
  }
  return ranges
}
