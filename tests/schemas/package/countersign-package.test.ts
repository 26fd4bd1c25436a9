import { createHash } from 'node:crypto'
import { test } from 'tap'
import { countersignPackage, generateKeyPair, signPackage, verifyCountersignature, verifyPackage } from '@hardpoint/schemas/package'

const [PUBLISHER, REVIEWER] = [generateKeyPair(), generateKeyPair()]
const MANIFEST = { id: 'acme.mail', version: '1.2.0', title: 'Mail', description: 'Sends mail', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free' }
const hpk = signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(MANIFEST))], ['main.js', Buffer.from('export default {}')]]), PUBLISHER)

test('countersignPackage() signs for the very bytes, and leaves them as they are', async (t) => {
  const before = Buffer.from(hpk)
  const { of, envelope } = countersignPackage(hpk, REVIEWER)
  t.strictSame(of, { id: 'acme.mail', version: '1.2.0', sha256: createHash('sha256').update(hpk).digest('hex') })
  t.equal(verifyCountersignature(envelope, of, [REVIEWER.publicKey]), REVIEWER.publicKey)
  t.ok(before.equals(hpk))
  t.equal(verifyPackage(hpk, { publicKeys: [PUBLISHER.publicKey] }).sha256, of.sha256)
})

test('countersignPackage() signs no file that is no package', async (t) => {
  t.throws(() => countersignPackage(Buffer.from('{}'), REVIEWER), { code: 'HP_ERR_PACKAGE_FORMAT' })
})
