import { test } from 'tap'
import type { PublisherRecord } from '@hardpoint/schemas'
import { generateKeyPair, keyidOf, ROTATION_TYPE, signEnvelope, verifyRotation } from '@hardpoint/schemas/package'

const [ONE, TWO, OTHER] = [generateKeyPair(), generateKeyPair(), generateKeyPair()]
const SAID = { publisher: 'acme', from: ONE.publicKey, to: TWO.publicKey, at: '2026-11-20T12:00:00.000Z' }
const EXPECTED = { publisher: 'acme', to: TWO.publicKey, publicKeys: [ONE.publicKey, OTHER.publicKey] }

type Statement = NonNullable<PublisherRecord['keys'][number]['statement']>

function signed(said: unknown, { by = ONE, type = ROTATION_TYPE } = {}): Statement {
  return signEnvelope(type, Buffer.from(JSON.stringify(said)), by) as Statement
}

test('verifyRotation() says who signed it, and when', async (t) => {
  t.strictSame(verifyRotation(signed(SAID), EXPECTED), { from: ONE.publicKey, at: SAID.at })
})

const REFUSED: readonly (readonly [name: string, statement: Statement, code: string])[] = [
  ['by a key that may not', signed({ ...SAID, from: TWO.publicKey }, { by: TWO }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['that was changed', { ...signed(SAID), payload: signed({ ...SAID, at: '2020-01-01T00:00:00.000Z' }).payload }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another type', signed(SAID, { type: 'application/vnd.hardpoint.package+json' }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another type, called a rotation', { ...signed(SAID, { type: 'application/vnd.hardpoint.package+json' }), payloadType: ROTATION_TYPE }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['whose key id is another key\'s', { ...signed(SAID), signatures: signed(SAID).signatures.map(({ sig }) => ({ sig, keyid: keyidOf(OTHER.publicKey) })) } as Statement, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another publisher', signed({ ...SAID, publisher: 'zeta' }), 'HP_ERR_KEY_INVALID'],
  ['for another key', signed({ ...SAID, to: OTHER.publicKey }), 'HP_ERR_KEY_INVALID'],
  ['that says it is of a key which did not sign it', signed({ ...SAID, from: OTHER.publicKey }), 'HP_ERR_KEY_INVALID'],
  ['without a time', signed({ ...SAID, at: 'soon' }), 'HP_ERR_KEY_INVALID'],
  ['that is null', signed(null), 'HP_ERR_KEY_INVALID'],
  ['that says something twice', signEnvelope(ROTATION_TYPE, Buffer.from(`{"to":"x",${JSON.stringify(SAID).slice(1)}`), ONE) as Statement, 'HP_ERR_DOCUMENT_INVALID'],
]

for (const [name, statement, code] of REFUSED) {
  test(`verifyRotation() refuses a statement ${name}`, async (t) => {
    t.throws(() => verifyRotation(statement, EXPECTED), { code })
  })
}
