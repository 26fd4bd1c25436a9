import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { namespaceOf } from '../layout/mod.ts'
import { LONGEST_LIFE, digestOf, namespaceRole, parseRole, signedBy } from '../roles/mod.ts'
import { assertIsOurs, assertNext, assertTimely } from './_check-role.ts'
import type { Change } from './_draft.ts'
import { indexesOf, type State } from './_state.ts'

/**
 * The publisher's role under its new key: the same plugins, the next version.
 *
 * @returns undefined where the publisher has published nothing, and has no role
 * @throws HP_ERR_CONFLICT, HP_ERR_ROLE_REFUSED where it changes more than the key, HP_ERR_PUBLISH_DENIED: with the old signature alone, no client could read its plugins any more
 */
export function rotatedNamespace(
  { namespaces }: State, { id }: PublisherRecord, { role, publicKey, now }: { readonly role: string | undefined; readonly publicKey: string; readonly now: number },
): Change['namespace'] {
  const before = namespaces.get(id)
  if (before === undefined) return undefined
  const refuse = (problem: string): HardpointError => new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `the key of ${id}`, problem, publisher: id })
  if (role === undefined) throw refuse('its role must be signed with the new key as well')
  const bytes = Buffer.from(role)
  const metadata = parseRole('targets', bytes, 'role')
  const { version, expires } = metadata.signed
  const name = namespaceOf(id)
  assertNext(name, version, before.role.version)
  assertTimely(name, expires, { now, longest: LONGEST_LIFE })
  assertIsOurs(name, metadata, namespaceRole(before.indexes, { version, expires }))
  if (signedBy(metadata, [publicKey]).length === 0) throw refuse('its role is not signed with the new key')
  return { publisher: id, value: { role: { version, ...digestOf(bytes) }, bytes, indexes: indexesOf(metadata.signed) } }
}
