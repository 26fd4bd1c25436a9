import type { PublisherRecord } from '@hardpoint/schemas'
import { ROTATION_TYPE, keyidOf, preAuthEncoding } from '@hardpoint/schemas/package'
import { ROLE_LIFE, namespaceRole, roleTime, signRole, type Signer } from '../roles/mod.ts'
import { assertSignedBy, textOf } from './_change-index.ts'
import type { RegistryClient } from './registry-client.ts'

export interface RotationKeys {
  /** The key of now. Where it is lost, no host follows by itself. */
  readonly from?: Signer
  readonly to: Signer
  /** Milliseconds since the epoch. */
  readonly clock: () => number
}

/** What the registry's operator is given to put another key of a publisher in force. */
export interface Rotation {
  readonly publicKey: string
  readonly statement?: NonNullable<PublisherRecord['keys'][number]['statement']>
  readonly role?: string
}

/**
 * Makes a rotation: the statement of the old key, and the publisher's role under the new one.
 *
 * With the old key, nothing is signed anew that it did not sign: a registry could else have the new key vouch for what this publisher never published.
 * Without it that cannot be told; then `client` is to be one of the registry's own folder.
 *
 * @throws HP_ERR_PUBLISH_DENIED, HP_ERR_PUBLISH_FORK, and what `RegistryClient.namespace` throws
 */
export async function makeRotation(client: RegistryClient, publisher: string, { from, to, clock }: RotationKeys): Promise<Rotation> {
  await client.refresh()
  const found = await client.namespace(publisher)
  if (found !== undefined && from !== undefined) assertSignedBy(found.role, publisher, from.publicKey)
  const role = found === undefined ? undefined : namespaceRole(found.targets, { version: found.version + 1, expires: roleTime(clock() + ROLE_LIFE.namespace) })
  return {
    publicKey: to.publicKey,
    ...(from === undefined ? {} : { statement: await statementOf({ publisher, from, to, at: new Date(clock()).toISOString() }) }),
    ...(role === undefined ? {} : { role: textOf(await signRole(role, [to])) }),
  }
}

interface Statement { readonly publisher: string; readonly from: Signer; readonly to: Signer; readonly at: string }

async function statementOf({ publisher, from, to, at }: Statement): Promise<NonNullable<Rotation['statement']>> {
  const payload = Buffer.from(JSON.stringify({ publisher, from: from.publicKey, to: to.publicKey, at }))
  const signature = await from.sign(preAuthEncoding(ROTATION_TYPE, payload))
  return {
    payloadType: ROTATION_TYPE, payload: payload.toString('base64'),
    signatures: [{ keyid: keyidOf(from.publicKey), sig: Buffer.from(signature).toString('base64') }],
  }
}
