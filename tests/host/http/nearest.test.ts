import { test } from 'tap'
import { nearest } from '../../../host/http/nearest.ts'

test('nearest() finds typing mistakes and nothing far-fetched', async (t) => {
  const names = ['hardpoint.treasury', 'acme.mail']
  t.equal(nearest('hardpoint.tresury', names, 'x'), 'hardpoint.treasury')
  t.equal(nearest('zzzzzzzzz', names, 'x'), 'x')
  t.equal(nearest('a', [], 'x'), 'x')
  t.equal(nearest('a'.repeat(100_000), names, 'x'), 'x', 'a long name costs nothing')
})
