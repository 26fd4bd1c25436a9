import { HardpointError } from '@hardpoint/schemas/errors'
import { delegatesOf, rootKeys, signRole, targetsRole, type Delegate, type Signer } from '../roles/mod.ts'
import { textOf } from './_made.ts'
import type { Standing } from './standing.ts'

interface NextTargets {
  readonly signers: readonly Signer[]
  /** Whoever is new, or has another key. */
  readonly publisher?: readonly [id: string, delegate: Delegate]
  /** Which keys sign the advisories: those of now where not given. */
  readonly advisories?: readonly string[]
}

/** The next version of the operator's role, signed for a year. @throws HP_ERR_KEY_INVALID */
export async function nextTargets({ root, targets, now }: Standing, { signers, publisher, advisories }: NextTargets): Promise<string> {
  const keys = rootKeys(root).targets
  if (!signers.some(({ publicKey }) => keys.includes(publicKey))) {
    throw new HardpointError('HP_ERR_KEY_INVALID', { key: signers[0]?.publicKey ?? '', problem: 'it is not the targets key of this registry' })
  }
  const before = delegatesOf(targets)
  const publishers = new Map([...before.publishers, ...publisher === undefined ? [] : [publisher]])
  return textOf(await signRole(targetsRole(publishers, { version: targets.version + 1, now, advisories: advisories ?? before.advisories }), signers))
}
