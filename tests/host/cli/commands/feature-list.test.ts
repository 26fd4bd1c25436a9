import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('feature list shows state and reason', async (t) => {
  const features = [{ id: 'a.b/c', title: 'C', tier: 'pro', toggle: {}, entitlement: { allowed: false, reason: 'FEATURE_TIER' } }, { id: 'a.b/d', title: 'D', tier: 'free', toggle: {}, entitlement: { allowed: true, reason: 'TIER' } }]
  t.match((await tryCli(['feature', 'list'], { directory: home(t), api: { 'GET /features': features } })).out, /a\.b\/c +pro +off +FEATURE_TIER +C\na\.b\/d +free +on +TIER +D/)
  t.match(await tryCli(['feature', 'list'], { directory: home(t), api: { 'GET /features': [] } }), { exit: 0, out: /No installed/ })
})
