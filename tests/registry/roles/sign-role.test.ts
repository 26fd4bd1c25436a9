import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { keySigner } from '../../../registry/roles/signer.ts'
import { messageOf, roleBytes, signRole } from '../../../registry/roles/sign-role.ts'
import { timestampRole } from '../../../registry/roles/timestamp-role.ts'
import { tufKey } from '../../../registry/roles/tuf-key.ts'
import { KEY, NOW, SIGNER, readBack } from './_verified.ts'

const ROLE = timestampRole({ version: 3, length: 10, sha256: 'a'.repeat(64) }, { version: 7, now: NOW })

test('signRole() gives the same bytes for the same role and keys, whatever the order of the keys', async (t) => {
  const other = keySigner(generateKeyPair())
  const bytes = await signRole(ROLE, [SIGNER, other])
  t.same(await signRole(ROLE, [other, SIGNER, other]), bytes)
  const metadata = readBack('timestamp', bytes)
  t.same(Object.keys(metadata.signatures).sort(), [KEY.publicKey, other.publicKey].map((key) => tufKey(key).keyID).sort())
  t.same(roleBytes(metadata), bytes)
})

test('signRole() waits for a signer that takes its time, as a device does', async (t) => {
  const slow = { publicKey: KEY.publicKey, sign: async (message: Uint8Array) => { await Promise.resolve(); return SIGNER.sign(message) } }
  t.same(await signRole(ROLE, [slow]), await signRole(ROLE, [SIGNER]))
})

test('messageOf() is canonical JSON: names in order, no white space', (t) => {
  t.match(Buffer.from(messageOf(ROLE)).toString(), /^\{"_type":"timestamp","expires":"2026-11-21T12:00:00Z","meta":\{"snapshot\.json":\{"hashes":\{"sha256":"a{64}"\},"length":10,"version":3\}\},"spec_version":"1\.0\.31","version":7\}$/)
  t.end()
})
