import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, ADVISORIES_ROLE, parseAdvisories, printable } from '../layout/mod.ts'
import { ROLE_LIFE, delegatesOf, digestOf, namespaceRole, roleTime, rootKeys, signRole, type Signer } from '../roles/mod.ts'
import { assertOneTask } from './assert-one-task.ts'
import { jsonFile, textOf, type Made } from './_made.ts'
import { nextTargets } from './_next-targets.ts'
import type { RoleChange } from './role-change.ts'
import type { Standing } from './standing.ts'

/** The next list, signed for 90 days. @throws HP_ERR_KEY_INVALID, HP_ERR_REGISTRY_CORRUPT where hosts would not read it */
export async function changeAdvisories(standing: Standing, list: readonly Advisory[], signer: Signer): Promise<Made<void>> {
  const { publicKey } = signer
  const { advisories } = delegatesOf(standing.targets)
  if (advisories.length === 0) throw refused(publicKey, 'this registry has no key for advisories yet (hardpoint registry set-advisories-key)')
  if (!advisories.includes(publicKey)) throw refused(publicKey, 'it is not the key that signs the advisories of this registry')
  return { change: await signedList(standing, list, signer), result: undefined }
}

/**
 * Gives the advisories to a key, which signs the list as it is: an empty one for the first time. So there is never a moment in which targets names a
 * role that is not there, and a registry that shows none hides it.
 *
 * @throws HP_ERR_KEY_INVALID also for a key that has another task: who holds that one would answer for security too
 */
export async function setAdvisoriesKey(standing: Standing, signer: Signer, targets: Signer): Promise<Made<void>> {
  const { publicKey } = signer
  const publishers = [...delegatesOf(standing.targets).publishers.values()].flatMap(({ publicKeys }) => publicKeys)
  assertOneTask({ advisories: [publicKey] }, { ...rootKeys(standing.root), publisher: publishers })
  const role = await nextTargets(standing, { signers: [targets], advisories: [publicKey] })
  const { roles, files } = await signedList(standing, standing.advisories?.list ?? [], signer)
  return { change: { roles: { ...roles, targets: role }, files }, result: undefined }
}

/** The list and one more. The very same again is none: the answer may have been lost. */
export function withAdvisory(list: readonly Advisory[], advisory: Advisory): readonly Advisory[] | undefined {
  const told = ({ publishedAt: _publishedAt, ...rest }: Advisory): string => JSON.stringify(Object.entries(rest).toSorted())
  return list.some((known) => known.id === advisory.id && told(known) === told(advisory)) ? undefined : [...list, advisory]
}

/** @returns undefined where it is withdrawn already @throws HP_ERR_ADVISORY_UNKNOWN */
export function withoutAdvisory(list: readonly Advisory[], id: string, now: number): readonly Advisory[] | undefined {
  const known = list.find((advisory) => advisory.id === id)
  if (known === undefined) throw new HardpointError('HP_ERR_ADVISORY_UNKNOWN', { advisory: printable(id) })
  return known.withdrawnAt === undefined ? list.map((advisory) => advisory.id === id ? { withdrawnAt: new Date(now).toISOString(), ...advisory } : advisory) : undefined
}

async function signedList({ registry, advisories, now }: Standing, list: readonly Advisory[], signer: Signer): Promise<RoleChange> {
  const file = jsonFile({ advisories: list })
  // As hosts will read it.
  parseAdvisories(file, registry)
  const role = namespaceRole({ [ADVISORIES_PATH]: digestOf(file) }, { version: (advisories?.version ?? 0) + 1, expires: roleTime(now + ROLE_LIFE.advisories) })
  return { roles: { [ADVISORIES_ROLE]: textOf(await signRole(role, [signer])) }, files: { [ADVISORIES_PATH]: textOf(file) } }
}

function refused(key: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_KEY_INVALID', { key, problem })
}
