import { satisfies } from 'semver'
import { test } from 'tap'
import { pluginGraph, POLICY } from '../../bench/_plugin-graph.ts'
import { resolve } from '../../../host/resolver/resolve.ts'
import type { PackageVersion, ResolveInput } from '../../../host/resolver/resolution.ts'

/** What is wrong with a solution, written apart from the solver. */
function problems({ packages, root, policy = {} }: ResolveInput, versions: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const check = (who: string, id: string, range: string, optional = false) => {
    const version = versions.get(id)
    if (version === undefined ? !optional : !satisfies(version, range)) found.push(`${who} needs ${id} ${range}, and there is ${version}`)
  }
  const places = new Map([...versions.keys()].map((id, place) => [id, place]))
  const wanted = new Set(root.map(({ id }) => id))
  for (const { id, range } of root) check('the host', id, range)
  for (const [id, version] of [...versions].toReversed()) {
    const entry = packages[id]?.find(each => each.version === version)
    if (entry === undefined || !isUsable(entry, policy)) found.push(`${id} ${version} is none`)
    if (!wanted.has(id)) found.push(`${id} is superfluous`)
    for (const [other, range = ''] of Object.entries(entry?.dependencies ?? {})) {
      check(id, other, range)
      wanted.add(other)
      if ((places.get(other) ?? Infinity) > (places.get(id) ?? 0)) found.push(`${other} stands after ${id}`)
    }
    for (const [other, range = ''] of Object.entries(entry?.optionalDependencies ?? {})) check(id, other, range, true)
  }
  return found
}

function isUsable({ yanked, revoked, tier, engines, publishedAt = '' }: PackageVersion, { tier: highest, now = '', minimumAgeMs = 0 }: NonNullable<ResolveInput['policy']>): boolean {
  if (yanked !== undefined || revoked !== undefined) return false
  if (highest === undefined) return true
  return tier !== 'pro' && engines?.hardpoint !== '>=9' && Date.parse(now) - Date.parse(publishedAt) >= minimumAgeMs
}

test('resolve() solves large graphs, after many conflicts, with nothing wrong, missing or superfluous', async t => {
  let total = 0
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    for (const policy of [{}, POLICY]) {
      const input = { ...pluginGraph({ plugins: 400, versions: 30, seed }), policy }
      const { versions } = resolve(input)
      total += versions.size
      t.strictSame(problems(input, versions), [], `seed ${seed}`)
      // What was chosen, installed, stays: also where everything else is asked for anew.
      t.strictSame(resolve({ ...input, lock: Object.fromEntries(versions) }).versions, versions)
    }
  }
  t.ok(total > 3000, `${total} plugins were chosen`)
})
