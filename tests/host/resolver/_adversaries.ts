import type { PackageVersion, ResolveInput } from '../../../host/resolver/resolution.ts'
import { needs } from './_problems.ts'

/** Problems that take longer than anyone waits, each by another part of the resolver. */
export const ADVERSARIES: readonly { readonly name: string; readonly input: () => ResolveInput }[] = [
  { name: 'more pigeons than holes', input: () => pigeons(14) },
  { name: 'circles at every turn', input: () => everyWayACircle(40) },
  { name: 'a range of its own in each of very many versions', input: () => ownRanges(100_000) },
  { name: 'one plugin with very many versions and reasons', input: () => ownReasons(200_000) },
]

/** `birds` plugins of which no two may have the same version, with one version less than that: hard for every solver. */
export function pigeons(birds: number): ResolveInput {
  const ids = Array.from({ length: birds }, (_, index) => `a.p${index}`)
  const holes = Array.from({ length: birds - 1 }, (_, index) => `${index + 1}.0.0`)
  const packages = Object.fromEntries(ids.map((id, bird) => [id, holes.map(hole => needs(hole,
    Object.fromEntries(ids.filter((_, other) => other > bird).map(other => [other, holes.filter(h => h !== hole).join(' || ')]))))]))
  return { packages, root: ids.map(id => ({ id, range: '*' })) }
}

/** Each version of each plugin needs one of the others, so that whatever is chosen leads back to itself. */
export function everyWayACircle(count: number): ResolveInput {
  const ids = Array.from({ length: count }, (_, index) => `a.p${index}`)
  const packages = Object.fromEntries(ids.map(id => [id, ids.map((other, index) => needs(`${index + 1}.0.0`, { [other]: '*' }))]))
  return { packages, root: [{ id: 'a.p0', range: '*' }] }
}

/** No version finds what it needs, and each needs another. */
export function ownRanges(count: number): ResolveInput {
  const packages = {
    'a.mail': Array.from({ length: count }, (_, patch) => needs(`1.0.${patch}`, { 'a.base': `9.0.${patch}` })),
    'a.base': Array.from({ length: count }, (_, patch): PackageVersion => ({ version: `1.0.${patch}` })),
  }
  return { packages, root: [{ id: 'a.mail', range: '*' }] }
}

function ownReasons(count: number): ResolveInput {
  const packages = { 'a.mail': Array.from({ length: count }, (_, patch): PackageVersion => ({ version: `1.0.${patch}`, yanked: `reason ${patch}` })) }
  return { packages, root: [{ id: 'a.mail', range: '*' }] }
}
