import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('setGrant() is in force at once and after a restart, with who and when', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example', 'b.example'] } } })
  await f.install('acme.mail')
  const code = f.lifecycle.get('acme.mail')?.code
  f.now += 1000
  const grant = await f.lifecycle.setGrant('acme.mail', { 'http.fetch': { hosts: ['b.example'] } }, { ...ADMIN, by: 'token:other' })
  t.strictSame(grant, { capabilities: { 'http.fetch': { hosts: ['b.example'] } }, by: 'token:other', at: '2026-01-01T00:00:01.000Z' })
  t.strictSame(f.lifecycle.get('acme.mail')?.grant, grant)
  t.equal(f.lifecycle.get('acme.mail')?.code, code, 'the code is not loaded anew for it')
  await f.restart()
  t.strictSame(f.lifecycle.get('acme.mail')?.grant, grant)
})

const REFUSED: readonly { name: string; capabilities: Record<string, object>; code: string }[] = [
  { name: 'more than is asked for', capabilities: { 'http.fetch': { hosts: ['a.example', 'c.example'] } }, code: 'HP_ERR_GRANT_WIDER' },
  { name: 'a capability that is not asked for', capabilities: { storage: {} }, code: 'HP_ERR_GRANT_WIDER' },
  { name: 'a capability that does not exist', capabilities: { 'process.exec': {} }, code: 'HP_ERR_CAPABILITY_UNKNOWN' },
  { name: 'what is no grant', capabilities: { 'http.fetch': 'all' as unknown as object }, code: 'HP_ERR_DOCUMENT_INVALID' },
]

for (const { name, capabilities, code } of REFUSED) {
  test(`setGrant() refuses ${name}`, async t => {
    const f = await fixture(t)
    await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { 'http.fetch': { hosts: ['a.example'] } } })
    await f.install('acme.mail')
    const before = f.lifecycle.get('acme.mail')?.grant
    await t.rejects(f.lifecycle.setGrant('acme.mail', capabilities, ADMIN), { code })
    t.strictSame(f.lifecycle.get('acme.mail')?.grant, before)
  })
}

test('setGrant() refuses a plugin that is not there', async t => {
  const f = await fixture(t)
  await t.rejects(f.lifecycle.setGrant('acme.mail', {}, ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
})
