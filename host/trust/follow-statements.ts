import type { PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { verifyRotation } from '@hardpoint/schemas/package'
import { fingerprint } from './fingerprint.ts'

type RecordKey = PublisherRecord['keys'][number]

/** From a pinned key to the one in question, each naming the next; or why there is no such chain. */
export type Followed = { readonly chain: readonly [pinned: string, ...keys: string[]] } | { readonly problem: string }

/**
 * Walks the statements of a publisher's record back from a key, until one that is pinned.
 *
 * Each key has one statement at most, so there is one way back. The registry's operator signs the record, and not the statements:
 * it can leave one out, and make none up. A statement counts where its key was in force: when it was signed, and when the next one took over.
 * Nobody follows the other way: anyone can name a key that is pinned, and call their own a former one.
 *
 * @param record as the client verified it; no key stands there twice
 */
export function followStatements(record: PublisherRecord, { pinned, to }: { readonly pinned: readonly string[]; readonly to: string }): Followed {
  const followed = walkBack(record, { pinned, to })
  const isFormer = 'problem' in followed && pinned.some(key => 'chain' in walkBack(record, { pinned: [to], to: key }))
  return isFormer ? { problem: 'it is listed as a former key, whose statements lead to a pinned one and not from it' } : followed
}

function walkBack(record: PublisherRecord, { pinned, to }: { readonly pinned: readonly string[]; readonly to: string }): Followed {
  const keys = new Map(record.keys.map(key => [key.publicKey, key]))
  const later: string[] = []
  for (let current = to; !later.includes(current);) {
    const key = keys.get(current)
    if (key === undefined) return { problem: `the registry does not list ${fingerprint(current)}` }
    const named = namedBy(record, keys, key)
    if ('problem' in named) return named
    later.unshift(current)
    if (pinned.includes(named.from)) return { chain: [named.from, ...later] }
    current = named.from
  }
  return { problem: 'its statements lead in a circle' }
}

/** The key whose statement names this one. */
function namedBy({ id }: PublisherRecord, keys: ReadonlyMap<string, RecordKey>, { publicKey: to, since, statement }: RecordKey): { readonly from: string } | { readonly problem: string } {
  const name = fingerprint(to)
  if (statement === undefined) return { problem: `the registry has no statement by which a key of before names ${name}` }
  try {
    const { from, at } = verifyRotation(statement, { publisher: id, to, publicKeys: [...keys.keys()] })
    const until = keys.get(from)?.until
    // Written so that a date that cannot be read refuses.
    const inForce = until === undefined || (Date.parse(at) <= Date.parse(until) && Date.parse(since) <= Date.parse(until))
    return inForce ? { from } : { problem: `the statement that names ${name} is by a key that had ended` }
  } catch (error) {
    return { problem: `the statement that names ${name} is refused: ${reasonOf(error)}` }
  }
}

/** Never a text of the registry's. */
function reasonOf(error: unknown): string {
  if (HardpointError.is(error, 'HP_ERR_PACKAGE_SIGNATURE') || HardpointError.is(error, 'HP_ERR_KEY_INVALID')) return String(error.details['problem'])
  if (HardpointError.is(error, 'HP_ERR_DOCUMENT_INVALID')) return 'it cannot be read'
  throw error
}
