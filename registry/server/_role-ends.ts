import { ADVISORIES_ROLE, metadataPath, namespaceOf } from '../layout/mod.ts'
import { REMIND_BEFORE, parseRole } from '../roles/mod.ts'
import type { DurableFiles } from './_durable-files.ts'
import type { RoleEnd } from './registry-store.ts'
import { exactly, type State } from './_state.ts'

/** Of all roles that the registry's server has no key for: nobody renews them but who holds it. */
export async function roleEnds(files: DurableFiles, { root, targets, namespaces, advisories }: State, now: number): Promise<readonly RoleEnd[]> {
  const signed = new Map([['targets', await exactly(files, metadataPath('targets', targets.version), targets)]])
  if (advisories !== undefined) signed.set(ADVISORIES_ROLE, advisories.bytes)
  for (const [publisher, { bytes }] of namespaces) signed.set(namespaceOf(publisher), bytes)
  const ends = [...signed].map(([role, bytes]) => ({ role, expires: parseRole('targets', bytes, role).signed.expires }))
  return [{ role: 'root', expires: root.signed.expires }, ...ends]
    .map((end) => ({ ...end, isNear: Date.parse(end.expires) - now < REMIND_BEFORE }))
    .toSorted((a, b) => a.expires < b.expires ? -1 : 1)
}
