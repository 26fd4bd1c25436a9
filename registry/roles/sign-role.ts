import { Metadata, Signature, type Root, type Snapshot, type Targets, type Timestamp } from '@tufjs/models'
import type { Signer } from './signer.ts'
import { tufKey } from './tuf-key.ts'

export type Role = Root | Targets | Snapshot | Timestamp

/** Signs a role with every signer, and gives the file's bytes: the same role and keys give the same bytes. */
export async function signRole(role: Role, signers: readonly Signer[]): Promise<Uint8Array> {
  const metadata = new Metadata(role)
  const message = messageOf(role)
  const ids = new Map(signers.map((signer) => [tufKey(signer.publicKey).keyID, signer]))
  for (const [keyID, signer] of [...ids].toSorted(([a], [b]) => a < b ? -1 : 1)) {
    const sig = Buffer.from(await signer.sign(message)).toString('hex')
    metadata.sign(() => new Signature({ keyID, sig }))
  }
  return roleBytes(metadata)
}

/** The one form in which a role is written. */
export function roleBytes(metadata: Metadata<Role>): Uint8Array {
  return Buffer.from(`${JSON.stringify(metadata.toJSON())}\n`)
}

/** What is signed: TUF's canonical JSON, as the library makes it for its own signers. */
export function messageOf(role: Role): Uint8Array {
  let message: Uint8Array = new Uint8Array()
  new Metadata(role).sign((bytes) => {
    message = bytes
    return new Signature({ keyID: '', sig: '' })
  })
  return message
}
