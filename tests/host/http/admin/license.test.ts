import { test } from 'tap'
import { admin } from './_admin.ts'

const ENVELOPE = { payloadType: 'application/vnd.hardpoint.license+json', payload: 'e30=', signatures: [{ keyid: 'a'.repeat(64), sig: `${'A'.repeat(86)}==` }] }

test('licenseAdmin() shows and sets the license', async (t) => {
  const { call, calls } = admin(t)
  t.match(await call('GET', '/license'), { status: 200, body: { tier: 'pro', state: 'valid' } })
  t.match(await call('PUT', '/license', ENVELOPE), { status: 200 })
  t.same(calls, [['setLicense', ENVELOPE, 'token:admin']])
})

test('licenseAdmin() refuses what is no envelope', async (t) => {
  const { call, calls } = admin(t)
  for (const body of [undefined, {}, { ...ENVELOPE, signatures: [] }, { ...ENVELOPE, payload: 5 }]) {
    t.match(await call('PUT', '/license', body), { status: 422, body: { code: 'HP_ERR_DOCUMENT_INVALID', pointer: String } })
  }
  t.same(calls, [])
})
