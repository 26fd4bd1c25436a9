import { HardpointError } from '@hardpoint/schemas/errors'
import type { FromSchema } from 'json-schema-to-ts'
import type { Commit } from '../storage/store.ts'
import type { Key } from '../storage/store.ts'
import type { CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'
import { eventWrites } from './_event-writes.ts'
import { keyText } from './_storage-key.ts'
import { countedBytes, encodeRecord } from './_storage-record.ts'
import { DEFAULT_QUOTA_BYTES, STORAGE_LIMITS, type COMMIT, type STORAGE_OPTIONS } from './_storage-schema.ts'

/** What a guest commits. */
export type GuestCommit = FromSchema<typeof COMMIT>

/** A commit of a guest, checked: by the text of its keys, which tells two keys apart. */
export interface Operation {
  readonly quotaBytes: number
  readonly checks: ReadonlyMap<string, string | null>
  readonly writes: ReadonlyMap<string, Write>
  readonly events: NonNullable<Commit['puts']>
}

/** A new value, or none. */
export interface Write {
  readonly key: Key
  readonly record?: Buffer
  /** 0: never. */
  readonly expiresAt: number
  /** In the quota; 0 where the entry is removed. */
  readonly bytes: number
}

/** @throws HP_ERR_STORAGE_KEY, HP_ERR_PARAMS and what eventWrites throws */
export function operationOf(services: Services, call: CapabilityCall<FromSchema<typeof STORAGE_OPTIONS>>, commit: GuestCommit): Operation {
  const { checks = [], set = [], delete: deletes = [], publish = [] } = commit
  if (set.length + deletes.length > STORAGE_LIMITS.mutations) throw invalid('/commit', `changes more than ${STORAGE_LIMITS.mutations} keys`)
  const writes = new Map<string, Write>()
  set.forEach((item, at) => add(writes, setOf(item, { at, now: services.clock() }), `/commit/set/${at}`))
  deletes.forEach((key, at) => add(writes, [keyText(key), { key, expiresAt: 0, bytes: 0 }], `/commit/delete/${at}`))
  return {
    quotaBytes: call.grant.quotaBytes ?? DEFAULT_QUOTA_BYTES,
    checks: checksOf(checks),
    writes,
    events: publish.flatMap(({ topic, data }) => eventWrites(services, call, { topic, data, method: 'storage.commit' }).puts),
  }
}

function setOf({ key, value, expireInMs }: NonNullable<GuestCommit['set']>[number], { at, now }: { readonly at: number; readonly now: number }): [string, Write] {
  const text = JSON.stringify(value)
  if (Buffer.byteLength(text) > STORAGE_LIMITS.valueBytes) throw invalid(`/commit/set/${at}/value`, `is larger than ${STORAGE_LIMITS.valueBytes} bytes`)
  const expiresAt = expireInMs === undefined ? 0 : now + expireInMs
  const record = encodeRecord(text, expiresAt)
  const name = keyText(key)
  return [name, { key, record, expiresAt, bytes: countedBytes(name, record) }]
}

/** Twice the same key has no meaning that two readers would agree on. */
function add(writes: Map<string, Write>, [name, write]: [string, Write], pointer: string): void {
  if (writes.has(name)) throw invalid(pointer, 'names a key that this commit changes already')
  writes.set(name, write)
}

function checksOf(checks: NonNullable<GuestCommit['checks']>): Map<string, string | null> {
  const byKey = new Map<string, string | null>()
  checks.forEach(({ key, version }, at) => {
    const name = keyText(key)
    if (byKey.has(name)) throw invalid(`/commit/checks/${at}`, 'names a key that this commit checks already')
    byKey.set(name, version)
  })
  return byKey
}

function invalid(pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method: 'storage.commit', pointer, problem })
}
