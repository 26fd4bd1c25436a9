import { parseDocument, type PublisherRecord } from '@hardpoint/schemas'
import { corrupt, parseJson } from './parse-json.ts'
import { publisherPath } from './paths.ts'

/**
 * A publisher's record.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT also where the record is another publisher's
 */
export function parsePublisher(bytes: Uint8Array, id: string, registry: string): PublisherRecord {
  const origin = { registry, what: publisherPath(id) }
  const record = parseJson(bytes, origin, (value) => parseDocument('PublisherRecord', value))
  if (record.id !== id) throw corrupt(origin, `it is about ${record.id}`)
  if (new Set(record.keys.map((key) => key.publicKey)).size !== record.keys.length) throw corrupt(origin, 'a key stands there twice')
  return record
}

/** The keys a publisher signs with at a time (ms since the epoch). */
export function keysAt(record: PublisherRecord, time: number): string[] {
  return record.keys
    .filter(({ since, until }) => Date.parse(since) <= time && (until === undefined || time < Date.parse(until)))
    .map(({ publicKey }) => publicKey)
}
