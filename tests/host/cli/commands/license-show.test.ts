import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('license show says tier, state and why', async (t) => {
  const api = { 'GET /license': { tenant: 'default', tier: 'free', state: 'expired', reason: 'It ended.', license: { id: 'L1', holder: 'Acme\u001b[2J', notBefore: 'a', expiresAt: 'b' } } }
  const { exit, out } = await tryCli(['license', 'show'], { directory: home(t), api })
  t.equal(exit, 0)
  for (const part of ['tier     free', 'expired', 'It ended.', 'L1', 'a to b']) t.match(out, part)
  t.notMatch(out, '\u001b')
})
