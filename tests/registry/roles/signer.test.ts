import { generateKeyPair, verify } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { keySigner } from '../../../registry/roles/signer.ts'

test('keySigner() signs with its pair, and shows the public half alone', async (t) => {
  const pair = generateKeyPair()
  const signer = keySigner(pair)
  const message = Buffer.from('x')
  t.ok(verify(await signer.sign(message), message, pair.publicKey))
  t.same(Object.keys(signer).sort(), ['publicKey', 'sign'])
})
