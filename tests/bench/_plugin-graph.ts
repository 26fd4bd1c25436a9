import type { PackageVersion, ResolveInput, ResolvePolicy } from '../../host/resolver/mod.ts'

const WEEK = 604_800_000
const NOW = Date.parse('2026-01-01T00:00:00Z')

export interface GraphOptions {
  readonly plugins: number
  readonly versions: number
  readonly seed: number
}

/** Everything of the operator's that a version can fall foul of; each rules out some of the newest ones of `pluginGraph`. */
export const POLICY: ResolvePolicy = { engineVersion: '0.1.0', tier: 'free', now: new Date(NOW).toISOString(), minimumAgeMs: WEEK * 2 }

interface Plugin {
  readonly id: string
  readonly numbers: readonly string[]
  /** The version that belongs to the solution which is there for certain. */
  readonly planted: number
}

/**
 * A registry as they come: few plugins are needed by very many, ranges are carets of what was the newest when a version came
 * out, the newest versions do not always fit together, and some of them were withdrawn, need a newer host or another tier.
 * Most plugins are asked for, and what they need are half of the others.
 *
 * There is a solution, with and without POLICY.
 */
export function pluginGraph({ plugins: count, versions, seed }: GraphOptions): ResolveInput {
  const random = randomOf(seed)
  const plugins = Array.from({ length: count }, (_, index): Plugin => {
    const numbers = history(versions, random)
    const latest = versions - 1 - Math.floor(random() * Math.min(8, versions / 2))
    return { id: `p${index % 97}.plugin${index}`, numbers, planted: numbers.findLastIndex((number, at) => at <= latest && !number.includes('-')) }
  })
  const packages = Object.fromEntries(plugins.map((plugin, index) => [plugin.id, entries(plugin, targets(plugins, index, random), random)]))
  const root = plugins.filter(() => random() < 0.6).map(plugin => ({ id: plugin.id, range: random() < 0.9 ? '*' : caret(plugin, plugin.planted) }))
  return { packages, root }
}

/** Mostly patches, some minors, few majors; now and then a prerelease. */
function history(length: number, random: () => number): string[] {
  let [major, minor, patch] = [1, 0, 0]
  return Array.from({ length }, (_, at) => {
    const draw = at === 0 ? 1 : random()
    if (draw < 0.04) [major, minor, patch] = [major + 1, 0, 0]
    else if (draw < 0.35) [minor, patch] = [minor + 1, 0]
    else if (at > 0) patch += 1
    return `${major}.${minor}.${patch}${at > 0 && random() < 0.03 ? '-rc.1' : ''}`
  })
}

/** What a plugin needs: always of lower index, so without a circle, and the lower the likelier (a power law). */
function targets(plugins: readonly Plugin[], index: number, random: () => number): Plugin[] {
  const found = new Set<Plugin>()
  for (let left = Math.floor(-Math.log(1 - random()) * 3); left > 0 && index > 0; left -= 1) {
    const target = plugins[Math.floor(index * random() ** 3)]
    if (target !== undefined) found.add(target)
  }
  return [...found]
}

function entries({ numbers, planted }: Plugin, needed: readonly Plugin[], random: () => number): PackageVersion[] {
  const since = needed.map(() => Math.floor(random() ** 3 * numbers.length * 0.8))
  return numbers.map((version, at) => {
    const present = needed.filter((_, index) => at >= (since[index] ?? 0))
    const ranges = present.map(target => [target.id, at === planted ? caret(target, target.planted) : caret(target, at)] as const)
    const isOptional = (index: number) => index % 12 === 11
    return {
      version, engines: { hardpoint: '>=0.1.0' }, publishedAt: new Date(NOW - (numbers.length - at) * WEEK).toISOString(),
      dependencies: Object.fromEntries(ranges.filter((_, index) => !isOptional(index))),
      optionalDependencies: Object.fromEntries(ranges.filter((_, index) => isOptional(index))),
      ...at > planted ? flaw(random()) : {},
      ...at === planted ? { publishedAt: new Date(NOW - WEEK * 8).toISOString() } : {},
    }
  })
}

function flaw(draw: number): Partial<PackageVersion> {
  if (draw < 0.02) return { yanked: 'loses data' }
  if (draw < 0.04) return { tier: 'pro' }
  if (draw < 0.06) return { engines: { hardpoint: '>=9' } }
  return draw < 0.065 ? { revoked: 'key-compromised' } : {}
}

/** As an author writes it for whom this version is the newest: any from the last release on, of the same major. */
function caret({ numbers }: Plugin, at: number): string {
  return `^${numbers.findLast((number, index) => index <= at && !number.includes('-')) ?? '1.0.0'}`
}

/** The same numbers for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
