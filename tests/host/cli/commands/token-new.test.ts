import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const api = { 'POST /tokens': { token: 'hpt_a_b', info: { id: 'a' } } }

test('token new prints the token alone, for member unless said otherwise', async (t) => {
  t.match(await tryCli(['token', 'new', 'ci'], { directory: home(t), api }), { exit: 0, out: 'hpt_a_b', calls: [['POST', '/tokens', { name: 'ci', roles: ['member'] }]] })
  t.match(await tryCli(['token', 'new', 'ci', '--role', 'admin', '--role', 'admin'], { directory: home(t), api }), { calls: [['POST', '/tokens', { roles: ['admin'] }]] })
  t.match(await tryCli(['token', 'new', 'ci', '--role', 'root'], { directory: home(t), api }), { exit: 2, calls: { length: 0 } })
})
