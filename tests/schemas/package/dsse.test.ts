import { test } from 'tap'
import { preAuthEncoding, sign, signEnvelope, verifyEnvelope } from '../../../schemas/package/mod.ts'
import { KEY, OTHER_KEY, text } from './_fixtures.ts'

const TYPE = 'application/vnd.test+json'
const PAYLOAD = text('{"a":1}')
const ENVELOPE = signEnvelope(TYPE, PAYLOAD, KEY)
const SIGNATURE = ENVELOPE.signatures[0] ?? { keyid: '', sig: '' }

test('preAuthEncoding() is that of the DSSE protocol', async (t) => {
  t.equal(Buffer.from(preAuthEncoding('http://example.com/HelloWorld', text('hello world'))).toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world')
  t.equal(Buffer.from(preAuthEncoding('é', text('ü'))).toString(), 'DSSEv1 2 é 2 ü', 'lengths are bytes')
})

test('verifyEnvelope() returns the bytes that were signed, and the key', async (t) => {
  const verified = verifyEnvelope(ENVELOPE, TYPE, [OTHER_KEY.publicKey, KEY.publicKey], 'x')
  t.strictSame(Buffer.from(verified.payload), Buffer.from(PAYLOAD))
  t.equal(verified.publicKey, KEY.publicKey)
  t.equal(verified.keyid, SIGNATURE.keyid)
})

test('verifyEnvelope() does not believe the key id', async (t) => {
  const lying = { ...ENVELOPE, signatures: [{ ...SIGNATURE, keyid: '0'.repeat(64) }] }
  t.equal(verifyEnvelope(lying, TYPE, [KEY.publicKey], 'x').publicKey, KEY.publicKey, 'a wrong hint does not hide a right key')
  const claiming = signEnvelope(TYPE, PAYLOAD, OTHER_KEY)
  const forged = { ...claiming, signatures: [{ ...SIGNATURE, sig: claiming.signatures[0]?.sig }] }
  t.throws(() => verifyEnvelope(forged, TYPE, [KEY.publicKey], 'x'), { code: 'HP_ERR_PACKAGE_SIGNATURE' }, 'a right hint does not make a wrong key right')
})

const BROKEN: readonly (readonly [name: string, envelope: unknown, code: string])[] = [
  ['another payload', { ...ENVELOPE, payload: Buffer.from('{"a":2}').toString('base64') }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['another type', { ...ENVELOPE, payloadType: 'application/vnd.hardpoint.license+json' }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['a payload in base64url', { ...ENVELOPE, payload: 'eyJhIjoxfQ' }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['white space in the payload', { ...ENVELOPE, payload: `${ENVELOPE.payload} ` }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['a signature in base64 with white space', { ...ENVELOPE, signatures: [{ ...SIGNATURE, sig: ` ${SIGNATURE.sig}` }] }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['a signature over the payload alone', { ...ENVELOPE, signatures: [{ ...SIGNATURE, sig: Buffer.from(sign(PAYLOAD, KEY)).toString('base64') }] }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['an empty signature', { ...ENVELOPE, signatures: [{ ...SIGNATURE, sig: '' }] }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ['no signatures', { ...ENVELOPE, signatures: [] }, 'HP_ERR_DOCUMENT_INVALID'],
  ['nine signatures', { ...ENVELOPE, signatures: Array.from({ length: 9 }, () => SIGNATURE) }, 'HP_ERR_DOCUMENT_INVALID'],
  ['a field more', { ...ENVELOPE, note: 1 }, 'HP_ERR_DOCUMENT_INVALID'],
  ['no object', 'DSSEv1', 'HP_ERR_DOCUMENT_INVALID'],
  ['null', null, 'HP_ERR_DOCUMENT_INVALID'],
]

for (const [name, envelope, code] of BROKEN) {
  test(`verifyEnvelope() refuses ${name}`, async (t) => {
    t.throws(() => verifyEnvelope(envelope, TYPE, [KEY.publicKey], 'x'), { code })
  })
}

test('verifyEnvelope() refuses everything without a key, and says that a stranger signed', async (t) => {
  t.throws(() => verifyEnvelope(ENVELOPE, TYPE, [], 'x'), { code: 'HP_ERR_PACKAGE_SIGNATURE' })
  t.throws(() => verifyEnvelope(ENVELOPE, TYPE, [OTHER_KEY.publicKey], 'x'), { message: /none of the 1 trusted/ })
  t.throws(() => verifyEnvelope(BROKEN[0]?.[1], TYPE, [KEY.publicKey], 'x'), { message: /changed after it was signed/ })
})

test('verifyEnvelope() does not take a package for a license: the type is signed', async (t) => {
  const renamed = { ...ENVELOPE, payloadType: 'application/vnd.other+json' }
  t.throws(() => verifyEnvelope(renamed, 'application/vnd.other+json', [KEY.publicKey], 'x'), { code: 'HP_ERR_PACKAGE_SIGNATURE' })
})
