import { test } from 'tap'
import type { Plan } from '../../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from '../_planned.ts'
import { home, tryCli } from '../_try.ts'

const PLAN: Plan = { id: 'p', tenantTier: 'pro', plugins: [PLANNED], needsConsent: { 'acme.mail': ['http.fetch'] } }
const SAME: Plan = { ...PLAN, needsConsent: {} }
const api = (plan: Plan): Record<string, unknown> => ({ 'POST /plugins/plan-upgrade': plan, 'POST /plugins/install': [{ id: 'acme.mail', version: '1.1.0' }] })

test('upgrade shows the plan, and applies it with what was granted by name', async (t) => {
  const { exit, out, err, calls } = await tryCli(['upgrade', 'acme.mail', '--grant', 'http.fetch', '--yes'], { directory: home(t), api: api(PLAN) })
  t.match({ exit, out }, { exit: 0, out: 'installed acme.mail 1.1.0' })
  t.match(err, /acme\.mail 1\.0\.0 → 1\.1\.0/)
  t.match(calls, [['POST', '/plugins/plan-upgrade', { specs: ['acme.mail'] }], ['POST', '/plugins/install', { consent: { 'acme.mail': ['http.fetch'] } }]])
})

test('upgrade without a name is for all that is installed', async (t) => {
  const { calls } = await tryCli(['upgrade', '--dry-run'], { directory: home(t), api: api(SAME) })
  t.same(calls, [['POST', '/plugins/plan-upgrade', { specs: [] }]])
  t.match(await tryCli(['upgrade'], { directory: home(t), api: api({ ...SAME, plugins: [] }) }), { exit: 0, out: /no newer version/, calls: { length: 1 } })
})

test('upgrade grants nothing without consent, and asks a person whether to go on', async (t) => {
  t.match(await tryCli(['upgrade', '--yes'], { directory: home(t), api: api(PLAN) }), { exit: 3, err: /HP_ERR_CONSENT/, calls: { length: 1 } })
  t.match(await tryCli(['upgrade'], { directory: home(t), api: api(SAME), says: ['n'] }), { exit: 2, asked: [/SHA256:abc[\s\S]*Upgrade to this\? \[y\/N\] $/], calls: { length: 1 } })
  t.match(await tryCli(['upgrade'], { directory: home(t), api: api(SAME), says: ['y'] }), { exit: 0, calls: { length: 2 } })
  t.match(await tryCli(['upgrade'], { directory: home(t), api: api(SAME) }), { exit: 2, err: /--yes/, calls: { length: 1 } })
})
