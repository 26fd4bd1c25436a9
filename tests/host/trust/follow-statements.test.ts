import { test } from 'tap'
import type { PublisherRecord } from '@hardpoint/schemas'
import { generateKeyPair, ROTATION_TYPE, signEnvelope, type KeyPair } from '@hardpoint/schemas/package'
import { followStatements } from '../../../host/trust/follow-statements.ts'

const KEYS = Array.from({ length: 4 }, generateKeyPair) as [KeyPair, KeyPair, KeyPair, KeyPair]
const [A, B, C, STRANGER] = KEYS
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()

type RecordKey = PublisherRecord['keys'][number]
type Statement = NonNullable<RecordKey['statement']>

interface Said { readonly by: KeyPair; readonly to: KeyPair; readonly day?: number; readonly from?: KeyPair; readonly publisher?: string; readonly type?: string }

function statement({ by, to, from = by, publisher = 'acme', day = 1, type = ROTATION_TYPE }: Said): Statement {
  return signEnvelope(type, Buffer.from(JSON.stringify({ publisher, from: from.publicKey, to: to.publicKey, at: at(day) })), by) as Statement
}

/** In force from one day to another. */
function key({ publicKey }: KeyPair, since: number, { until, named }: { until?: number; named?: Statement } = {}): RecordKey {
  return { publicKey, since: at(since), ...until === undefined ? {} : { until: at(until) }, ...named === undefined ? {} : { statement: named } }
}

const follow = (keys: readonly RecordKey[], { pinned = A, to = B } = {}) => followStatements({ id: 'acme', keys: keys as PublisherRecord['keys'] }, { pinned: [pinned.publicKey], to: to.publicKey })

const first = key(A, 1, { until: 5 })
const HONEST = [first, key(B, 5, { until: 9, named: statement({ by: A, to: B, day: 5 }) }), key(C, 9, { named: statement({ by: B, to: C, day: 9 }) })]

test('followStatements() walks from a pinned key to the key in question, over those between', async t => {
  t.strictSame(follow(HONEST), { chain: [A.publicKey, B.publicKey] })
  t.strictSame(follow(HONEST, { to: C }), { chain: [A.publicKey, B.publicKey, C.publicKey] })
  t.strictSame(follow(HONEST, { pinned: B, to: C }), { chain: [B.publicKey, C.publicKey] })
})

test('followStatements() does not go back: who knows the new key alone is not told whose the former one was', async t => {
  t.match(follow(HONEST, { pinned: B, to: A }), { problem: /is listed as a former key/ })
  t.match(follow(HONEST, { pinned: C, to: A }), { problem: /is listed as a former key/ })
})

test('followStatements() walks the longest record there can be', async t => {
  const many = Array.from({ length: 64 }, generateKeyPair)
  const keys = many.map((each, index) => {
    const before = many[index - 1]
    return key(each, index + 1, { until: index + 2, ...before === undefined ? {} : { named: statement({ by: before, to: each, day: index + 1 }) } })
  })
  const [oldest = A, newest = A] = [many[0], many.at(-1)]
  t.match(follow(keys, { pinned: oldest, to: newest }), { chain: many.map(({ publicKey }) => publicKey) })
})

const FORGED = { ...statement({ by: A, to: STRANGER }), payload: statement({ by: A, to: B }).payload }

const REFUSED: readonly (readonly [name: string, keys: readonly RecordKey[], problem: RegExp, which?: { pinned?: KeyPair; to?: KeyPair }])[] = [
  ['a forged statement', [first, key(B, 5, { named: FORGED })], /is refused: it was changed after it was signed/],
  ['a statement by another key than it says', [first, key(B, 5, { named: statement({ by: B, to: B, from: A }) })], /is refused: the statement names another/],
  ['a statement of another publisher', [first, key(B, 5, { named: statement({ by: A, to: B, publisher: 'zeta' }) })], /is refused: the statement names another publisher/],
  ['a statement that was made for another key', [first, key(B, 5, { named: statement({ by: A, to: C }) })], /is refused: the statement names another publisher or another key/],
  ['a statement by a key that was never pinned', [first, key(STRANGER, 1, { until: 5 }), key(B, 5, { named: statement({ by: STRANGER, to: B }) })], /no statement by which/],
  ['a statement by a key that is not in the record', [first, key(B, 5, { named: statement({ by: STRANGER, to: B }) })], /is refused: it names the key/],
  ['a pinned key\'s statement, where the record does not list that key', [key(B, 5, { named: statement({ by: A, to: B }) })], /is refused: it names the key/],
  ['a statement of another payload type', [first, key(B, 5, { named: statement({ by: A, to: B, type: 'application/vnd.hardpoint.package+json' }) })], /is refused: it is of type/],
  ['what a pinned key signed under another type', [first, key(B, 5, { named: { ...statement({ by: A, to: B, type: 'application/vnd.hardpoint.package+json' }), payloadType: ROTATION_TYPE } })], /is refused: it was changed/],
  ['a statement that a key signed after its end', [first, key(B, 5, { named: statement({ by: A, to: B, day: 6 }) })], /by a key that had ended/],
  ['a key that came after the end of who names it', [first, key(B, 6, { named: statement({ by: A, to: B, day: 4 }) })], /by a key that had ended/],
  ['an end that is no time', [{ ...first, until: '2026-01-05T23:59:60Z' }, key(B, 5, { named: statement({ by: A, to: B }) })], /by a key that had ended/],
  ['a key between that had ended', [first, key(B, 5, { until: 7, named: statement({ by: A, to: B }) }), key(C, 9, { named: statement({ by: B, to: C, day: 9 }) })], /by a key that had ended/, { to: C }],
  ['a record without the statement', [first, key(B, 5)], /has no statement by which a key of before names SHA256:/],
  ['a chain with a link left out', [first, key(B, 5, { until: 9 }), key(C, 9, { named: statement({ by: B, to: C }) })], /has no statement by which/, { to: C }],
  ['a circle', [key(B, 1, { named: statement({ by: C, to: B }) }), key(C, 1, { named: statement({ by: B, to: C }) }), first], /in a circle/],
  ['a key that names itself', [first, key(B, 5, { named: statement({ by: B, to: B }) })], /in a circle/],
  ['a key that the record does not list', [first], /does not list SHA256:/],
]

for (const [name, keys, problem, which] of REFUSED) {
  test(`followStatements() does not follow ${name}`, async t => {
    t.match(follow(keys, which), { problem })
  })
}
