import { test } from 'tap'
import { targetsOf } from '../../../registry/tuf/target.ts'
import { TufRepository } from '../_tuf-repository.ts'
import { verify } from './_verify.ts'

test('targetsOf() gives length and digest by path', async (t) => {
  t.same(targetsOf({}), {})
  const repository = new TufRepository()
  repository.register('acme')
  const { length, hashes } = repository.role('targets').targets?.['publishers/acme.json'] ?? {}
  t.same((await verify(repository)).targets, { 'publishers/acme.json': { length, sha256: hashes?.['sha256'] } })
})
