import { join } from 'node:path'
import picocolors from 'picocolors'
import { test } from 'tap'
import { welcome, type WelcomeFacts } from '../../../../host/cli/quickstart/welcome.ts'
import type { Plan } from '../../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from '../_planned.ts'

const PLAN: Plan = { id: 'p', tenantTier: 'free', plugins: [{ ...PLANNED, id: 'hardpoint.hello' }], needsConsent: {} }
const REFUSED = { id: 'hardpoint.treasury', outcome: 'refused', error: { code: 'HP_ERR_TIER', message: 'It needs pro.', fix: 'Set a license.' } } as const
const FACTS: WelcomeFacts = {
  url: 'http://127.0.0.1:7420', data: '.hardpoint', version: '0.1.0', registryUrl: 'http://127.0.0.1:5', issuerFile: join(process.cwd(), '.hardpoint/keys/license-issuer.key'),
  license: { tenant: 'default', tier: 'free', state: 'none', reason: 'No license is set.' },
  published: [{ id: 'hardpoint.hello', version: '0.1.0', outcome: 'published' }],
  outcomes: [{ id: 'hardpoint.hello', outcome: 'installed', plan: PLAN }, REFUSED],
}
const render = (facts: Partial<WelcomeFacts> = {}): string => welcome({ ...FACTS, ...facts }, picocolors.createColors(false))

test('welcome() says where it runs, on what, and on which tier', async (t) => {
  const text = render()
  const parts = [
    /Hardpoint 0\.1\.0 runs at http:\/\/127\.0\.0\.1:7420$/m, /data +\.hardpoint\//,
    /tier +free +\(No license is set\.\)/, /registry +http:\/\/127\.0\.0\.1:5 +\(1 plugins\)/, 'Ctrl-C stops it',
  ]
  for (const part of parts) t.match(text, part)
})

test('welcome() shows what was installed and granted, what was refused and why', async (t) => {
  t.match(render(), /✓ hardpoint\.hello {3}installed now; may:\n {6}storage +Keep data\n {6}http\.fetch +Call api\.acme\.com\n {2}– hardpoint\.treasury {3}It needs pro\.\n {4}Set a license\./)
  const modest = { ...PLAN, plugins: [{ ...PLANNED, capabilities: [] }] }
  t.match(render({ outcomes: [{ id: 'a.b', outcome: 'installed', plan: modest }] }), /✓ a\.b {3}installed now; may do nothing outside itself\n\n/)
})

test('welcome() shows what was there: well, switched off, or broken', async (t) => {
  const text = render({
    outcomes: [
      { id: 'a.well', outcome: 'present', enabled: true }, { id: 'a.off', outcome: 'present', enabled: false },
      { id: 'a.broken', outcome: 'present', enabled: true, problem: { code: 'HP_ERR_PACKAGE_SIGNATURE', message: 'Not signed.', fix: 'Install it again.' } },
    ],
  })
  t.match(text, /✓ a\.well\n {2}– a\.off {3}disabled\n {2}– a\.broken {3}Not signed\.\n {4}Install it again\.\n/)
})

test('welcome() tells of a source that differs from what was published', async (t) => {
  t.match(render({ published: [{ id: 'a.b', version: '1.2.0', outcome: 'differs' }] }), /! a\.b: the source differs from 1\.2\.0.*Raise its version in plugin\.json/)
  t.notMatch(render(), /differs/)
})

test('welcome() names commands that can be copied', async (t) => {
  t.match(render().split('Try it')[1], [
    '  curl http://127.0.0.1:7420/p/hardpoint.hello/hello/you',
    '  npx hardpoint license issue pro-license.json --key .hardpoint/keys/license-issuer.key --tier pro --days 30',
    '  npx hardpoint license set pro-license.json',
    '  npx hardpoint install treasury',
    '  npx hardpoint list',
    '  npx hardpoint help\n',
  ].join('\n'))
})

test('welcome() names the data directory in each command where it is not the default one', async (t) => {
  const text = render({ data: 'my data', issuerFile: join(process.cwd(), "it's/a.key") })
  const commands = [
    "npx hardpoint license set pro-license.json --data 'my data'\n",
    "npx hardpoint install treasury --data 'my data'\n", "npx hardpoint list --data 'my data'\n", "--key 'it'\\''s/a.key' --tier",
  ]
  for (const command of commands) t.ok(text.includes(command), command)
  t.ok(render({ data: '/srv/hardpoint' }).includes(`npx hardpoint list --data /srv/hardpoint\n`))
})

test('welcome() offers neither a license to who has one, nor a plugin that does not run', async (t) => {
  t.notMatch(render({ license: { tenant: 'default', tier: 'pro', state: 'valid', reason: 'It holds.' } }), /license issue/)
  for (const outcomes of [[{ ...REFUSED, id: 'hardpoint.hello' }], [{ id: 'hardpoint.hello', outcome: 'present', enabled: false }], []] as const) t.notMatch(render({ outcomes }), /curl/)
})
