import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('token list shows no token', async (t) => {
  const api = { 'GET /tokens': [{ id: 'a', name: 'ci\u001b', tenant: 'default', roles: ['member'], createdAt: 'x', createdBy: 'kernel' }] }
  const { out } = await tryCli(['token', 'list'], { directory: home(t), api })
  t.match(out, /a +ci\\u001b +member +x +kernel/)
})
