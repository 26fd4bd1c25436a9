import { parseDocument, type PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { verifyRotation } from '@hardpoint/schemas/package'
import { keysAt, printable, publisherPath, targetPath } from '../layout/mod.ts'
import { digestOf, publicKeyOf, signRole, targetsRole, tufKey, type Signer } from '../roles/mod.ts'
import type { Change } from './_draft.ts'
import type { KeyRotation } from './registry-store.ts'
import type { State } from './_state.ts'

/** A prefix that is taken stays taken: whoever re-registers it with a key of their own would own its users' updates. */
export function registered(state: State, { id, publicKey, now }: { readonly id: string; readonly publicKey: string; readonly now: number }): PublisherRecord {
  const known = state.publishers.get(id)?.record
  if (known === undefined) return parseDocument('PublisherRecord', { id, keys: [{ publicKey, since: iso(now) }] })
  if (known.keys.some((key) => key.publicKey === publicKey && key.until === undefined)) return known
  throw new HardpointError('HP_ERR_PUBLISHER_EXISTS', { publisher: id })
}

/** The record with its keys of now ended, and one more. */
export function rotated(record: PublisherRecord, { publicKey, statement }: KeyRotation, now: number): PublisherRecord {
  const { id, keys } = record
  if (keys.some((key) => key.publicKey === publicKey)) {
    throw new HardpointError('HP_ERR_KEY_INVALID', { key: publicKey, problem: 'this publisher had it already; keys are append-only' })
  }
  if (statement !== undefined) assertStatement(statement, record, { publicKey, now })
  const ended = keys.map((key) => key.until === undefined ? { ...key, until: iso(now) } : key)
  return parseDocument('PublisherRecord', { id, keys: [...ended, { publicKey, since: iso(now), ...(statement === undefined ? {} : { statement }) }] })
}

/** The change that puts a record in force: its file, and the operator's role with its delegation. @throws HP_ERR_KEY_INVALID */
export async function recordChange(state: State, record: PublisherRecord, { signer, now }: { readonly signer: Signer; readonly now: number }): Promise<Change> {
  const bytes = Buffer.from(`${JSON.stringify(record, null, 2)}\n`)
  const file = digestOf(bytes)
  const publishers = new Map([...state.publishers, [record.id, { record, file }]])
  return { files: [{ path: targetPath(publisherPath(record.id), file.sha256), bytes }], targets: await signedTargets(state, publishers, { signers: [signer], now }) }
}

/** The next version of the operator's role. @param options.advisories the keys that sign the advisories: those of now where not given */
export async function signedTargets(
  state: State, publishers: State['publishers'],
  { signers, now, advisories: publicKeys }: { readonly signers: readonly Signer[]; readonly now: number; readonly advisories?: readonly string[] },
): Promise<NonNullable<Change['targets']>> {
  if (!signers.some(({ publicKey }) => namesTargetsKey(state, publicKey))) {
    throw new HardpointError('HP_ERR_KEY_INVALID', { key: signers[0]?.publicKey ?? '', problem: 'it is not the targets key of this registry' })
  }
  const version = state.targets.version + 1
  const advisories = publicKeys ?? state.advisories?.publicKeys ?? []
  const delegates = new Map([...publishers].map(([id, { record, file }]) => [id, { record: file, publicKeys: keysAt(record, now) }]))
  return { version, publishers, bytes: await signRole(targetsRole(delegates, { version, now, advisories }), signers) }
}

export function publisherRecord(state: State, id: string, registry: string): PublisherRecord {
  const record = state.publishers.get(id)?.record
  if (record === undefined) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { publisher: printable(id), registry })
  return record
}

/** The public keys (base64) that the root names for a role. */
export function keysOfRole({ root: { signed } }: State, role: string): string[] {
  return (signed.roles[role]?.keyIDs ?? []).flatMap((id) => signed.keys[id] === undefined ? [] : [publicKeyOf(signed.keys[id])])
}

function namesTargetsKey({ root: { signed } }: State, publicKey: string): boolean {
  return signed.roles['targets']?.keyIDs.includes(tufKey(publicKey).keyID) === true
}

/** By the hosts' own check, and of a time before the old key ends, which is now: else no host would ever follow it. */
function assertStatement(statement: NonNullable<KeyRotation['statement']>, { id, keys }: PublisherRecord, { publicKey, now }: { readonly publicKey: string; readonly now: number }): void {
  const { at } = verifyRotation(statement, { publisher: id, to: publicKey, publicKeys: keysAt({ id, keys }, now) })
  if (Date.parse(at) <= now) return
  throw new HardpointError('HP_ERR_KEY_INVALID', { key: publicKey, problem: `the statement is of ${at}, which is yet to come` })
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
