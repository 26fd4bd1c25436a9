import { test } from 'tap'
import type { AuditReport } from '../../../../host/lifecycle/lifecycle.ts'
import { home, tryCli } from '../_try.ts'

const ACCEPTED = { plugin: 'acme.base', severity: 'critical', action: 'disable', by: 'token:admin', at: '2026-11-20T00:00:00Z', reason: 'no\u001b[2J strangers' } as const

const REPORT: AuditReport = {
  findings: [
    { plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-1', severity: 'critical', action: 'disable', title: 'Mail is sent\u001b[2J to strangers', url: 'https://example.com/1', upgrade: '1.2.0' },
    { plugin: 'acme.base', version: '1.0.0', advisory: 'HPA-2', severity: 'critical', action: 'disable', title: 'Too open', accepted: ACCEPTED },
    { plugin: 'acme.news', version: '2.0.0', severity: 'high', action: 'warn', title: 'anyone can log in', why: ['acme.x needs acme.news ^2', 'b', 'c', 'd'] },
    { plugin: 'acme.chat', version: '2.0.0', advisory: 'HPA-3', severity: 'low', action: 'warn', title: 'Slow' },
  ],
  heardAt: '2026-11-20T00:00:00Z',
}

test('audit shows what is dangerous and what to do, without control characters, and exits with 1', async (t) => {
  const { exit, out } = await tryCli(['audit'], { directory: home(t), api: { 'GET /audit': REPORT } })
  t.equal(exit, 1)
  t.equal(out, [
    'severity  plugin     version  advisory   what to do',
    'critical  acme.mail  1.0.0    HPA-1      hardpoint upgrade acme.mail@1.2.0',
    'critical  acme.base  1.0.0    HPA-2      nothing: accepted',
    'high      acme.news  2.0.0    withdrawn  no other version can be had: acme.x needs acme.news ^2; b; c',
    'low       acme.chat  2.0.0    HPA-3      hardpoint disable acme.chat',
    '',
    'acme.mail, HPA-1: Mail is sent\\u001b[2J to strangers (https://example.com/1)',
    'acme.base, HPA-2: Too open; accepted by token:admin at 2026-11-20T00:00:00Z: no\\u001b[2J strangers',
    'acme.news, its publisher: anyone can log in',
    'acme.chat, HPA-3: Slow',
  ].join('\n'))
  t.match(await tryCli(['audit', '--json'], { directory: home(t), api: { 'GET /audit': REPORT } }), { exit: 1, out: /"HPA-1"/ })
})

test('audit exits with 0 where nothing that counts is high, and tells of a registry that is away', async (t) => {
  const low = { ...REPORT, findings: REPORT.findings.filter(({ severity, accepted }) => severity === 'low' || accepted !== undefined) }
  t.match(await tryCli(['audit'], { directory: home(t), api: { 'GET /audit': low } }), { exit: 0 })
  t.match(await tryCli(['audit'], { directory: home(t), api: { 'GET /audit': { findings: [] } } }), { exit: 0, out: 'Nothing that is installed is warned of.' })
  const away = { findings: [], heardAt: '2026-11-20T00:00:00Z', problem: { code: 'HP_ERR_REGISTRY_UNREACHABLE', message: 'It is away.', fix: '' } }
  t.match(await tryCli(['audit'], { directory: home(t), api: { 'GET /audit': away } }), { exit: 0, out: /could not be heard; this is what it said at 2026-11-20T00:00:00Z: It is away\./ })
})

test('audit accepts an advisory with a reason, and takes that back', async (t) => {
  const api = { 'POST /audit/accept': ACCEPTED, 'POST /audit/reconsider': { advisory: 'HPA-2' } }
  t.match(await tryCli(['audit', '--accept', 'HPA-2'], { directory: home(t), api }), { exit: 2, calls: [] })
  t.match(await tryCli(['audit', '--accept', 'HPA-2', '--reason', 'no strangers'], { directory: home(t), api }), { exit: 0, out: 'HPA-2 is accepted', calls: [['POST', '/audit/accept', { advisory: 'HPA-2', reason: 'no strangers' }]] })
  t.match(await tryCli(['audit', '--reconsider', 'HPA-2'], { directory: home(t), api }), { exit: 0, out: 'HPA-2 counts again', calls: [['POST', '/audit/reconsider', { advisory: 'HPA-2' }]] })
})
