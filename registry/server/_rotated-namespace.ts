import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { namespaceOf, printable } from '../layout/mod.ts'
import { digestOf, parseRole, signedBy } from '../roles/mod.ts'
import { roleRefused } from './_check-role.ts'
import type { Change } from './_draft.ts'
import { namespaceProblem } from './_namespace-problem.ts'
import { indexesOf, type State } from './_state.ts'

/**
 * The publisher's role under its new key: the same plugins, the next version.
 *
 * @returns undefined where the publisher has published nothing, and has no role
 * @throws HP_ERR_ROLE_REFUSED where it follows on another version, or changes more than the key, HP_ERR_PUBLISH_DENIED: with the old signature alone, no client could read its plugins any more
 */
export function rotatedNamespace(
  { namespaces }: State, { id }: PublisherRecord, { role, publicKey, now }: { readonly role: string | undefined; readonly publicKey: string; readonly now: number },
): Change['namespace'] {
  const before = namespaces.get(id)
  if (before === undefined) return undefined
  const refuse = (problem: string): HardpointError => new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `the key of ${id}`, problem, publisher: id })
  const again = `have ${id} make the file again (hardpoint plugin rotate-key), and publish nothing until it is in force`
  if (role === undefined) throw refuse(`its role must be signed with the new key as well: ${again}`)
  const bytes = Buffer.from(role)
  const metadata = parseRole('targets', bytes, 'role')
  const { version } = metadata.signed
  const name = namespaceOf(id)
  // No HP_ERR_CONFLICT, after which an operator signs anew and tries again: this one only its publisher can sign.
  if (version !== before.role.version + 1) {
    throw roleRefused(name, `it is version ${version}, and version ${before.role.version} is in force, as where ${id} published after it had made the file: ${again}`)
  }
  const problem = namespaceProblem(metadata, before.indexes, now)
  if (problem !== undefined) throw roleRefused(name, `it ${printable(problem)}`)
  if (signedBy(metadata, [publicKey]).length === 0) throw refuse('its role is not signed with the new key')
  return { publisher: id, value: { role: { version, ...digestOf(bytes) }, bytes, indexes: indexesOf(metadata.signed) } }
}
