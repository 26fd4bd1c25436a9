import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { Plan } from '../../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from '../_planned.ts'
import { home, tryCli } from '../_try.ts'

const PLAN: Plan = { id: 'p', tenantTier: 'pro', plugins: [PLANNED], needsConsent: { 'acme.mail': ['http.fetch'] } }
const SAME: Plan = { ...PLAN, needsConsent: {} }
const api = (plan: unknown): Record<string, unknown> => ({ 'POST /plugins/plan': plan, 'POST /plugins/install': [{ id: 'acme.mail', version: '1.1.0' }] })

test('install shows the plan, and installs what was granted by name', async (t) => {
  const { exit, out, err, calls, asked } = await tryCli(['install', 'mail@^1', '--grant', 'http.fetch', '--yes'], { directory: home(t), api: api(PLAN) })
  t.match({ exit, out }, { exit: 0, out: 'installed acme.mail 1.1.0' })
  t.match(err, /SHA256:abc[\s\S]*new: Call api\.acme\.com/, 'the plan on stderr')
  t.same(asked, [])
  t.same(calls, [
    ['POST', '/plugins/plan', { specs: ['mail@^1'], allowDowngrade: false }],
    ['POST', '/plugins/install', { plan: JSON.parse(JSON.stringify(PLAN)), consent: { 'acme.mail': ['http.fetch'] } }],
  ])
})

test('install grants nothing without consent: no terminal, --yes, or a No', async (t) => {
  const cases: [string[], string[] | undefined][] = [[[], undefined], [['--yes'], undefined], [['--yes', '--json'], undefined], [[], ['']], [[], ['n']], [['--yes'], ['']]]
  for (const [options, says] of cases) {
    const { exit, err, calls } = await tryCli(['install', 'mail', ...options], { directory: home(t), api: api(PLAN), ...(says === undefined ? {} : { says }) })
    t.equal(exit, 3, options.join(' '))
    t.match(err, /HP_ERR_CONSENT/)
    t.equal(calls.length, 1, 'nothing was installed')
  }
})

test('install asks a person, in words', async (t) => {
  const { exit, asked, calls } = await tryCli(['install', 'mail'], { directory: home(t), api: api(PLAN), says: ['y', 'y'] })
  t.equal(exit, 0)
  t.match(asked, [/Call api\.acme\.com/, /New here: acme, whose key SHA256:abc[\s\S]*Install this\? \[y\/N\] $/])
  t.match(calls[1], ['POST', '/plugins/install', { consent: { 'acme.mail': ['http.fetch'] } }])
})

test('install asks whether to go on whatever was granted, and takes silence for no', async (t) => {
  const options = { directory: home(t), api: api(PLAN) }
  t.match(await tryCli(['install', 'mail', '--grant', 'http.fetch'], { ...options, says: ['n'] }), { exit: 2, asked: [/SHA256:abc/], calls: { length: 1 } }, '--grant is no yes')
  t.match(await tryCli(['install', 'mail', '--grant', 'http.fetch'], { ...options, says: ['y'] }), { exit: 0, asked: { length: 1 }, calls: { length: 2 } })
  t.match(await tryCli(['install', 'mail'], { ...options, says: ['y', ''] }), { exit: 2, calls: { length: 1 } }, 'nor is consent')
  t.match(await tryCli(['install', 'mail', '--grant', 'http.fetch'], options), { exit: 2, err: /SHA256:abc is believed[\s\S]*--yes[\s\S]*HP_ERR_USAGE/, calls: { length: 1 } })
  t.match(await tryCli(['install', 'mail', '--grant', 'http.fetch', '--json'], options), { exit: 2, calls: { length: 1 } })
})

test('install without new capabilities asks only whether to go on', async (t) => {
  t.match(await tryCli(['install', 'mail'], { directory: home(t), api: api(SAME), says: ['n'] }), { exit: 2, calls: { length: 1 } })
  t.match(await tryCli(['install', 'mail'], { directory: home(t), api: api(SAME), says: ['y'] }), { exit: 0, calls: { length: 2 } })
  t.match(await tryCli(['install', 'mail', '-y'], { directory: home(t), api: api(SAME), says: [] }), { exit: 0, asked: [] })
  t.match(await tryCli(['install', 'mail'], { directory: home(t), api: api(SAME) }), { exit: 2, err: /--yes/, calls: { length: 1 } }, 'no terminal')
})

test('install --dry-run changes nothing, and gives the plan as data', async (t) => {
  const { exit, out, calls } = await tryCli(['install', 'mail', '--dry-run', '--json', '--allow-downgrade'], { directory: home(t), api: api(PLAN) })
  t.equal(exit, 0)
  t.match(JSON.parse(out), { id: 'p', plugins: [{ id: 'acme.mail' }] })
  t.same(calls, [['POST', '/plugins/plan', { specs: ['mail'], allowDowngrade: true }]])
})

test('install passes on why it is refused', async (t) => {
  const refusal = new HardpointError('HP_ERR_TIER', { subject: 'hardpoint.treasury', needs: 'pro', tier: 'free', reason: 'PLUGIN_TIER' })
  t.match(await tryCli(['install', 'treasury'], { directory: home(t), api: { 'POST /plugins/plan': refusal } }), { exit: 3, err: /needs the tier pro[\s\S]*license set/ })
})
