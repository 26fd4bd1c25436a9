import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { isDeepStrictEqual } from 'node:util'
import { LONGEST_LIFE, digestOf, namespaceRole, parseRole, signedBy } from '../roles/mod.ts'
import type { Change } from './_draft.ts'
import { indexesOf, type State } from './_state.ts'

/**
 * The publisher's role under its new key: the same plugins, the next version.
 *
 * @returns undefined where the publisher has published nothing, and has no role
 * @throws HP_ERR_PUBLISH_DENIED: with the old signature alone, no client could read its plugins any more
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
  if (version !== before.role.version + 1) {
    throw new HardpointError('HP_ERR_CONFLICT', { what: `the role of ${id} is at version ${before.role.version}, and version ${version} was sent` })
  }
  if (!(Date.parse(expires) - now <= LONGEST_LIFE)) throw refuse(`its role expires at ${expires}`)
  if (!isDeepStrictEqual(namespaceRole(before.indexes, { version, expires }).toJSON(), metadata.signed.toJSON())) throw refuse('its role changes more than the key')
  if (signedBy(metadata, [publicKey]).length === 0) throw refuse('its role is not signed with the new key')
  return { publisher: id, value: { role: { version, ...digestOf(bytes) }, bytes, indexes: indexesOf(metadata.signed) } }
}
