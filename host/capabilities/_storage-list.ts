import { HardpointError } from '@hardpoint/schemas/errors'
import type { FromSchema } from 'json-schema-to-ts'
import { parse } from 'secure-json-parse'
import type { Key, Range } from '../storage/store.ts'
import { RawJson, type CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'
import { entryText } from './_storage-get.ts'
import { guestKey, keyText, storeKey } from './_storage-key.ts'
import { isLive } from './_storage-record.ts'
import { STORAGE_LIMITS, type LIST } from './_storage-schema.ts'

type Selector = FromSchema<typeof LIST>

const DEFAULT_LIMIT = 100

/** One page. It ends at the limit or at 1 MiB, whichever is first. @throws HP_ERR_STORAGE_KEY, HP_ERR_PARAMS */
export async function listEntries({ store, clock }: Services, call: CapabilityCall, selector: Selector): Promise<RawJson<never>> {
  const { limit = DEFAULT_LIMIT, cursor } = selector
  const after = cursor === undefined ? undefined : keyText(parseCursor(cursor))
  const now = clock()
  const texts: string[] = []
  let [bytes, last] = [0, '']
  for await (const entry of store.scan(rangeOf(call, selector))) {
    const key = keyText(guestKey(entry.key))
    if (key === after || !isLive(entry, now)) continue
    if (texts.length === limit || bytes > STORAGE_LIMITS.listBytes) return page(texts, Buffer.from(last).toString('base64url'))
    const text = entryText(key, entry, now)
    texts.push(text)
    bytes += text.length
    last = key
  }
  return page(texts, null)
}

function page(entries: readonly string[], cursor: string | null): RawJson<never> {
  return new RawJson(`{"entries":[${entries.join(',')}],"cursor":${JSON.stringify(cursor)}}`)
}

/** The namespace is put before every part of it: whatever start, end and cursor say, the store stays below the prefix. */
function rangeOf(call: CapabilityCall, { prefix, start, end, cursor, reverse = false }: Selector): Range {
  const from = cursor === undefined || reverse ? start : parseCursor(cursor)
  const to = cursor === undefined || !reverse ? end : parseCursor(cursor)
  if (prefix.length > 0) keyText(prefix)
  if (start !== undefined) keyText(start)
  if (end !== undefined) keyText(end)
  return {
    prefix: storeKey(call, prefix), reverse,
    ...(from === undefined ? {} : { start: storeKey(call, from) }),
    ...(to === undefined ? {} : { end: storeKey(call, to) }),
  }
}

/** The last key of the page before. A guest can make one up: it then names a key of its own, as `start` does. */
function parseCursor(cursor: string): Key {
  const key = read(Buffer.from(cursor, 'base64url').toString())
  const valid = Array.isArray(key) && key.length > 0 && key.every((part) => ['string', 'number', 'boolean'].includes(typeof part))
  if (!valid) throw new HardpointError('HP_ERR_PARAMS', { method: 'storage.list', pointer: '/selector/cursor', problem: 'is not a cursor that storage.list gave' })
  return key as Key
}

function read(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
