import { TargetFile } from '@tufjs/models'
import { test } from 'tap'
import { digestOf, digestOfTarget, targetOf } from '../../../registry/roles/digest-of.ts'

test('digestOf(), targetOf() and digestOfTarget() say the same of some bytes', (t) => {
  const digest = digestOf(Buffer.from('abc'))
  t.same(digest, { length: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' })
  t.same(digestOfTarget(new TargetFile({ path: 'x', ...targetOf(digest) })), digest)
  t.same(digestOfTarget({ length: 3, hashes: { sha512: 'x' } }), { length: 3, sha256: '' }, 'another digest is none')
  t.end()
})
