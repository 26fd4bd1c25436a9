import { resolve, type ConflictCause, type Resolution, type ResolveInput } from '@hardpoint/host/resolver'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { resolve as inside } from '../../../host/resolver/resolve.ts'

test('resolve() can be imported by the name of the package, with its types', async t => {
  const input: ResolveInput = { packages: { 'a.a': [{ version: '1.0.0', dependencies: { 'a.b': '^1' } }], 'a.b': [{ version: '1.1.0' }] }, root: [{ id: 'a.a', range: '*' }], lock: {}, policy: { tier: 'free' } }
  const { versions }: Resolution = resolve(input)
  t.strictSame([...versions], [['a.b', '1.1.0'], ['a.a', '1.0.0']])
  t.equal(resolve, inside, 'one and the same')
  const causes: ConflictCause[] = ['missing']
  t.throws(() => resolve({ packages: {}, root: input.root }), { code: 'HP_ERR_RESOLUTION', details: { causes } })
  t.throws(() => resolve({ packages: {}, root: input.root }), HardpointError)
})
