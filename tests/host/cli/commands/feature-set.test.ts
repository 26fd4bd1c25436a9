import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const STATUS = { id: 'a.b/c', entitlement: { allowed: false, reason: 'TIER_TOGGLE' } }
const api = { 'PUT /features/a.b/c': STATUS }

test('feature set sends one change', async (t) => {
  const cases: [string[], object][] = [
    [['off', '--tier', 'pro'], { tier: 'pro', enabled: false }],
    [['on', '--tier', 'free'], { tier: 'free', enabled: true }],
    [['default', '--tenant', 'x'], { tenant: 'x', enabled: null }],
  ]
  for (const [words, change] of cases) {
    t.match(await tryCli(['feature', 'set', 'a.b/c', ...words], { directory: home(t), api }), { exit: 0, out: /a\.b\/c is off here/, calls: [['PUT', '/features/a.b/c', change]] })
  }
})

test('feature set refuses what is unclear', async (t) => {
  for (const words of [['a.b/c', 'off'], ['a.b/c', 'off', '--tier', 'gold'], ['a.b/c', 'maybe', '--tier', 'pro'], ['a.b/c', 'toString', '--tier', 'pro'], ['a.b/c', 'on', '--tier', 'pro', '--tenant', 'x'], ['c', 'on', '--tier', 'pro'], ['a/b/c', 'on', '--tier', 'pro']]) {
    t.match(await tryCli(['feature', 'set', ...words], { directory: home(t), api }), { exit: 2, calls: { length: 0 } }, words.join(' '))
  }
})
