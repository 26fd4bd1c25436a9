import { generateKeyPair } from '@hardpoint/schemas/package'
import { Signature } from '@tufjs/models'
import { test } from 'tap'
import { namespaceRole } from '../../../registry/roles/namespace-role.ts'
import { signedBy } from '../../../registry/roles/signed-by.ts'
import { signRole } from '../../../registry/roles/sign-role.ts'
import { tufKey } from '../../../registry/roles/tuf-key.ts'
import { KEY, SIGNER, readBack } from './_verified.ts'

const role = async (version = 1) => readBack('targets', await signRole(namespaceRole({}, { version, expires: '2027-01-01T00:00:00Z' }), [SIGNER]))

test('signedBy() tells which keys signed, each once', async (t) => {
  const other = generateKeyPair().publicKey
  t.same(signedBy(await role(), [KEY.publicKey, other, KEY.publicKey]), [KEY.publicKey])
  t.same(signedBy(await role(), [other]), [])
  t.same(signedBy(await role(), []), [])
})

test('signedBy() takes no signature of another role, under another key\'s id, or in another form', async (t) => {
  const [one, two, other] = [await role(1), await role(2), generateKeyPair().publicKey]
  const { keyID } = tufKey(KEY.publicKey)
  const sig = one.signatures[keyID]?.sig ?? ''
  for (const [name, id, forged] of [
    ['of another role', keyID, sig], ['under another id', tufKey(other).keyID, two.signatures[keyID]?.sig ?? ''], ['in capitals', keyID, (two.signatures[keyID]?.sig ?? '').toUpperCase()],
    ['cut', keyID, sig.slice(2)], ['none', keyID, ''],
  ] as const) {
    two.signatures = { [id]: new Signature({ keyID: id, sig: forged }) }
    t.same(signedBy(two, [KEY.publicKey, other]), [], name)
    two.signatures = (await role(2)).signatures
  }
})
