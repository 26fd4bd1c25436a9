import { test } from 'tap'
import { fingerprint } from '../../../host/trust/fingerprint.ts'

test('fingerprint() is what ssh-keygen prints for the same digest: base64 without padding', async t => {
  t.equal(fingerprint(Buffer.alloc(32).toString('base64')), 'SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU')
})

test('fingerprint() differs for keys that differ in one bit', async t => {
  t.not(fingerprint(Buffer.alloc(32).toString('base64')), fingerprint(Buffer.from([...Buffer.alloc(31), 1]).toString('base64')))
})
