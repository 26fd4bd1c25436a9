import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, parseAdvisories, printable, targetPath } from '../layout/mod.ts'
import { ROLE_LIFE, digestOf, namespaceRole, publicKeyOf, roleTime, signRole, type Signer } from '../roles/mod.ts'
import type { Change } from './_draft.ts'
import { signedTargets } from './_publishers.ts'
import type { Advisories, State } from './_state.ts'

interface Signing {
  readonly signer: Signer
  readonly now: number
  readonly registry: string
}

/** The next list, signed for 90 days. @throws HP_ERR_KEY_INVALID, HP_ERR_REGISTRY_CORRUPT where hosts would not read it */
export async function advisoriesChange(state: State, list: readonly Advisory[], signing: Signing): Promise<Change> {
  const publicKeys = state.advisories?.publicKeys
  const { publicKey } = signing.signer
  if (publicKeys === undefined) throw refused(publicKey, 'this registry has no key for advisories yet (hardpoint registry set-advisories-key)')
  if (!publicKeys.includes(publicKey)) throw refused(publicKey, 'it is not the key that signs the advisories of this registry')
  return signed(state, list, signing)
}

/**
 * Gives the advisories to a key, which signs the list as it is: an empty one for the first time. So there is never a moment in which targets names a
 * role that is not there, and a registry that shows none hides it.
 *
 * @throws HP_ERR_KEY_INVALID also for a key that has another task: who holds that one would answer for security too
 */
export async function advisoriesKeyChange(state: State, targets: Signer, signing: Signing): Promise<Change> {
  const { publicKey } = signing.signer
  const others = [...Object.values(state.root.signed.keys).map(publicKeyOf), ...[...state.publishers.values()].flatMap(({ record }) => record.keys.map((key) => key.publicKey))]
  if (others.includes(publicKey)) throw refused(publicKey, 'it has another task in this registry')
  const role = await signedTargets(state, state.publishers, { signers: [targets], now: signing.now, advisories: [publicKey] })
  return { ...await signed(state, state.advisories?.list ?? [], signing), targets: role }
}

/** @throws HP_ERR_ADVISORY_UNKNOWN */
export function withdrawn(list: readonly Advisory[], id: string, now: number): readonly Advisory[] {
  if (!list.some((advisory) => advisory.id === id)) throw new HardpointError('HP_ERR_ADVISORY_UNKNOWN', { advisory: printable(id) })
  // The first time stands.
  return list.map((advisory) => advisory.id === id ? { withdrawnAt: new Date(now).toISOString(), ...advisory } : advisory)
}

async function signed(state: State, list: readonly Advisory[], { signer, now, registry }: Signing): Promise<Change> {
  const text = Buffer.from(`${JSON.stringify({ advisories: list }, null, 2)}\n`)
  // As hosts will read it.
  const parsed = parseAdvisories(text, registry)
  const file = digestOf(text)
  const version = (state.advisories?.role.version ?? 0) + 1
  const bytes = await signRole(namespaceRole({ [ADVISORIES_PATH]: file }, { version, expires: roleTime(now + ROLE_LIFE.advisories) }), [signer])
  const advisories: Advisories = { publicKeys: [signer.publicKey], role: { version, ...digestOf(bytes) }, bytes, file, list: parsed }
  return { files: [{ path: targetPath(ADVISORIES_PATH, file.sha256), bytes: text }], advisories }
}

function refused(key: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_KEY_INVALID', { key, problem })
}
