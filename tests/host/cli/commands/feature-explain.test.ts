import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('feature explain says why', async (t) => {
  const api = { 'GET /features/treasury/approvals/explain': { id: 'hardpoint.treasury/approvals', explanation: 'It needs enterprise.', fix: 'Set one.', entitlement: { allowed: false } } }
  t.match(await tryCli(['feature', 'explain', 'treasury/approvals'], { directory: home(t), api }), { exit: 0, out: 'It needs enterprise.\nfix   Set one.' })
})
