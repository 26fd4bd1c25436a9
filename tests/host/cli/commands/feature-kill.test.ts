import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const api = { 'PUT /features/a.b/c': { id: 'a.b/c' } }

test('feature kill needs a reason, or --undo', async (t) => {
  t.match(await tryCli(['feature', 'kill', 'a.b/c', '--reason', 'wrong totals'], { directory: home(t), api }), { exit: 0, calls: [['PUT', '/features/a.b/c', { kill: 'wrong totals' }]] })
  t.match(await tryCli(['feature', 'kill', 'a.b/c', '--undo'], { directory: home(t), api }), { exit: 0, out: /no longer/, calls: [['PUT', '/features/a.b/c', { unkill: true }]] })
  for (const options of [[], ['--undo', '--reason', 'x']]) t.match(await tryCli(['feature', 'kill', 'a.b/c', ...options], { directory: home(t), api }), { exit: 2, calls: { length: 0 } })
})
