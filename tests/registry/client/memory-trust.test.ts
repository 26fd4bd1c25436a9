import { test } from 'tap'
import { memoryTrust } from '../../../registry/client/memory-trust.ts'

test('memoryTrust() keeps copies, for itself alone', async (t) => {
  const trust = memoryTrust()
  t.equal((await trust.load()).size, 0)
  const bytes = Buffer.from('abc')
  await trust.save(new Map([['root.json', bytes]]))
  bytes.fill(0)
  t.same(Buffer.from((await trust.load()).get('root.json') ?? []), Buffer.from('abc'))
  t.equal((await memoryTrust().load()).size, 0)
})
