import { parseDocument, type PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, verifyRotation } from '@hardpoint/schemas/package'
import { keysAt } from '../layout/mod.ts'
import type { KeyRotation } from './registry-operator.ts'

/** A new publisher's record. @throws HP_ERR_KEY_INVALID, HP_ERR_DOCUMENT_INVALID */
export function newRecord(id: string, publicKey: string, now: number): PublisherRecord {
  assertUsableKey(publicKey)
  return parseDocument('PublisherRecord', { id, keys: [{ publicKey, since: iso(now) }] })
}

/** The record with its keys of now ended, and one more. @throws HP_ERR_KEY_INVALID, HP_ERR_PACKAGE_SIGNATURE */
export function rotatedRecord(record: PublisherRecord, { publicKey, statement }: KeyRotation, now: number): PublisherRecord {
  const { id, keys } = record
  assertUsableKey(publicKey)
  if (keys.some((key) => key.publicKey === publicKey)) {
    throw new HardpointError('HP_ERR_KEY_INVALID', { key: publicKey, problem: 'this publisher had it already; keys are append-only' })
  }
  if (statement !== undefined) assertStatement(statement, record, { publicKey, now })
  const ended = keys.map((key) => key.until === undefined ? { ...key, until: iso(now) } : key)
  return parseDocument('PublisherRecord', { id, keys: [...ended, { publicKey, since: iso(now), ...(statement === undefined ? {} : { statement }) }] })
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
