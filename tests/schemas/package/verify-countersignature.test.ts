import { test } from 'tap'
import { COUNTERSIGNATURE_TYPE, generateKeyPair, keyidOf, signEnvelope, verifyCountersignature } from '@hardpoint/schemas/package'

const [ONE, TWO, OTHER] = [generateKeyPair(), generateKeyPair(), generateKeyPair()]
const OF = { id: 'acme.mail', version: '1.0.0', sha256: 'a'.repeat(64) }
const SAID = { schema: 1, ...OF }
const KEYS = [ONE.publicKey, TWO.publicKey]

function signed(said: unknown, { by = ONE, type = COUNTERSIGNATURE_TYPE } = {}): ReturnType<typeof signEnvelope> {
  return signEnvelope(type, Buffer.from(typeof said === 'string' ? said : JSON.stringify(said)), by)
}

test('verifyCountersignature() says which of the keys signed', async (t) => {
  t.equal(verifyCountersignature(signed(SAID), OF, KEYS), ONE.publicKey)
  t.equal(verifyCountersignature(signed(SAID, { by: TWO }), OF, KEYS), TWO.publicKey)
})

const REFUSED: readonly (readonly [name: string, envelope: unknown, code: string])[] = [
  ['by a key that is none of them', signed(SAID, { by: OTHER }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['by another key under the id of one of them', { ...signed(SAID, { by: OTHER }), signatures: [{ ...signed(SAID, { by: OTHER }).signatures[0], keyid: keyidOf(ONE.publicKey) }] }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['that was changed', { ...signed(SAID), payload: signed({ ...SAID, version: '1.0.1' }).payload }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another type', signed(SAID, { type: 'application/vnd.hardpoint.package+json' }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another type, called a countersignature', { ...signed(SAID, { type: 'application/vnd.hardpoint.package+json' }), payloadType: COUNTERSIGNATURE_TYPE }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of other bytes', signed({ ...SAID, sha256: 'b'.repeat(64) }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another version', signed({ ...SAID, version: '1.0.1' }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of another plugin', signed({ ...SAID, id: 'acme.news' }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['of a form that is not known', signed({ ...SAID, schema: 2 }), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['that is null', signed(null), 'HP_ERR_PACKAGE_SIGNATURE'],
  ['that says something twice', signed(`{"sha256":"x",${JSON.stringify(SAID).slice(1)}`), 'HP_ERR_DOCUMENT_INVALID'],
  ['that is no envelope', SAID, 'HP_ERR_DOCUMENT_INVALID'],
]

for (const [name, envelope, code] of REFUSED) {
  test(`verifyCountersignature() refuses one ${name}`, async (t) => {
    t.throws(() => verifyCountersignature(envelope, OF, KEYS), { code, message: /countersignature of acme\.mail 1\.0\.0/ })
  })
}
