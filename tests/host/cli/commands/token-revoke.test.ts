import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('token revoke ends a token', async (t) => {
  t.match(await tryCli(['token', 'revoke', 'a/b'], { directory: home(t), api: { 'DELETE /tokens/a%2Fb': { revoked: 'a/b' } } }), { exit: 0, out: 'revoked a/b' })
})
