import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { COUNTERSIGNATURE_TYPE, generateKeyPair, signEnvelope } from '@hardpoint/schemas/package'
import { openCountersignatures } from '../../../host/trust/countersignatures.ts'

const [REVIEWER, OTHER] = [generateKeyPair(), generateKeyPair()]
const OF = { id: 'acme.mail', version: '1.0.0', sha256: 'a'.repeat(64) }
const text = (by = REVIEWER, of: object = OF): string => JSON.stringify(signEnvelope(COUNTERSIGNATURE_TYPE, Buffer.from(JSON.stringify({ schema: 1, ...of })), by))

test('assertSigned() demands nothing where no key is named', async t => {
  openCountersignatures({ directory: join(t.testdir(), 'none'), keys: undefined }).assertSigned(OF)
  t.throws(() => openCountersignatures({ directory: join(t.testdir(), 'none'), keys: [] }).assertSigned(OF), { code: 'HP_ERR_COUNTERSIGNATURE' }, 'no key at all is none that signed')
})

test('assertSigned() takes what one of the keys signed, as it is now', async t => {
  const directory = t.testdir()
  const file = join(directory, `${OF.sha256}.json`)
  const signed = openCountersignatures({ directory, keys: [OTHER.publicKey, REVIEWER.publicKey] })
  t.throws(() => signed.assertSigned(OF), { code: 'HP_ERR_COUNTERSIGNATURE', message: /there is no countersignatures\/a{64}\.json in the data directory/, details: { plugin: 'acme.mail', sha256: OF.sha256 } })
  writeFileSync(file, text())
  signed.assertSigned(OF)
  writeFileSync(file, text(OTHER))
  signed.assertSigned(OF)
  writeFileSync(file, text(generateKeyPair()))
  t.throws(() => signed.assertSigned(OF), { code: 'HP_ERR_COUNTERSIGNATURE', message: /none of the 2 trusted ones/, exit: 5 })
})

const BAD: readonly (readonly [name: string, content: string])[] = [
  ['is empty', ''], ['is no JSON', 'yes'], ['is of another package', text(REVIEWER, { ...OF, sha256: 'b'.repeat(64) })], ['is of another version', text(REVIEWER, { ...OF, version: '9.0.0' })],
  ['has something before it', `x${text()}`], ['is cut short', text().slice(0, -10)], ['is longer than any', ' '.repeat(20_000) + text()],
]

for (const [name, content] of BAD) {
  test(`assertSigned() refuses a file that ${name}`, async t => {
    const directory = t.testdir({ [`${OF.sha256}.json`]: content })
    t.throws(() => openCountersignatures({ directory, keys: [REVIEWER.publicKey] }).assertSigned(OF), { code: 'HP_ERR_COUNTERSIGNATURE' })
  })
}

test('assertSigned() refuses a folder in the place of the file', async t => {
  const directory = t.testdir()
  mkdirSync(join(directory, `${OF.sha256}.json`))
  t.throws(() => openCountersignatures({ directory, keys: [REVIEWER.publicKey] }).assertSigned(OF), { code: 'HP_ERR_COUNTERSIGNATURE' })
})
