import { test } from 'tap'
import type { License } from '@hardpoint/schemas'
import { generateKeyPair, signEnvelope } from '@hardpoint/schemas/package'
import { issueLicense, readLicense } from '../../../host/licensing/license-document.ts'

const TYPE = 'application/vnd.hardpoint.license+json'
const vendor = generateKeyPair()
const stranger = generateKeyPair()

const FIELDS = {
  tenant: '*', tier: 'pro', issuer: 'Vendor', holder: 'Tycho', issuedAt: '2026-01-01T00:00:00Z',
  notBefore: '2026-01-01T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z', graceDays: 14,
} as const satisfies Omit<License, 'schema' | 'id'>

test('readLicense() reads what issueLicense() made', async (t) => {
  const license = readLicense(issueLicense(FIELDS, vendor), [stranger.publicKey, vendor.publicKey])
  t.match(license, { ...FIELDS, schema: 1, id: /^lic_[0-9a-f]{32}$/ })
  t.not(readLicense(issueLicense(FIELDS, vendor), [vendor.publicKey]).id, license.id)
})

test('readLicense() trusts no one but its issuers', async (t) => {
  const envelope = issueLicense(FIELDS, stranger)
  const good = issueLicense(FIELDS, vendor)
  const refused: Record<string, unknown> = {
    'of a stranger': envelope,
    'of a stranger who names the vendor\'s key': { ...envelope, signatures: envelope.signatures.map(({ sig }) => ({ keyid: good.signatures[0]?.keyid, sig })) },
    'with another payload': { ...good, payload: envelope.payload },
    'with another type': { ...good, payloadType: 'application/vnd.hardpoint.package+json' },
    'signed as something else': signEnvelope('application/vnd.hardpoint.package+json', payload(FIELDS), vendor),
  }
  for (const [name, value] of Object.entries(refused)) {
    t.throws(() => readLicense(value, [vendor.publicKey]), { code: 'HP_ERR_LICENSE_UNTRUSTED' }, name)
  }
  t.throws(() => readLicense(good, []), { code: 'HP_ERR_LICENSE_UNTRUSTED' }, 'without any issuer')
})

test('readLicense() refuses what is no license, also from a trusted issuer', async (t) => {
  const refused: Record<string, unknown> = {
    'no envelope': { tier: 'enterprise' },
    'null': null,
    'no JSON': signEnvelope(TYPE, Buffer.from('pro'), vendor),
    'two tiers': signEnvelope(TYPE, Buffer.from(text(FIELDS).replace('"tier"', '"tier":"free","tier"')), vendor),
    'a prototype': signEnvelope(TYPE, Buffer.from(text(FIELDS).replace('{', '{"__proto__":{},')), vendor),
    'no tenant': signEnvelope(TYPE, payload({ ...FIELDS, tenant: undefined }), vendor),
    'an unknown field': signEnvelope(TYPE, payload({ ...FIELDS, seats: 5 }), vendor),
    'a time that is none': signEnvelope(TYPE, payload({ ...FIELDS, expiresAt: 'never' }), vendor),
    'an end before the beginning': signEnvelope(TYPE, payload({ ...FIELDS, expiresAt: '2025-01-01T00:00:00Z' }), vendor),
    'endless grace': signEnvelope(TYPE, payload({ ...FIELDS, graceDays: 1e9 }), vendor),
  }
  for (const [name, value] of Object.entries(refused)) {
    t.throws(() => readLicense(value, [vendor.publicKey]), { code: 'HP_ERR_LICENSE_INVALID' }, name)
  }
})

test('issueLicense() issues nothing that readLicense() would refuse', async (t) => {
  t.throws(() => issueLicense({ ...FIELDS, expiresAt: '2025-01-01T00:00:00Z' }, vendor), { code: 'HP_ERR_LICENSE_INVALID', message: /ends .* before it begins/ })
  t.throws(() => issueLicense({ ...FIELDS, tenant: '' }, vendor), { code: 'HP_ERR_LICENSE_INVALID', message: /\/tenant/ })
})

function text(fields: object): string {
  return JSON.stringify({ ...fields, schema: 1, id: `lic_${'0'.repeat(32)}` })
}

function payload(fields: object): Uint8Array {
  return Buffer.from(text(fields))
}
