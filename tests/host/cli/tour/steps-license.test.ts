import { join } from 'node:path'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { writeKeyFile } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import { cellPid, enterpriseFeature, expired, expiry, installOnPro, refusedOnFree, toggle } from '../../../../host/cli/tour/steps-license.ts'
import type { TourStep } from '../../../../host/cli/tour/tour-step.ts'
import { answer } from './_fake-treasury.ts'
import { AGREE, failing, failuresOn, fakeContext, type Tables } from './_step.ts'

const PLUGIN = 'GET /api/v1/plugins/hardpoint.treasury'
const ok = { exit: 0, json: {} }
const error = (exit: number, details: object): { exit: number; json: Record<string, unknown> } => ({ exit, json: { error: details } })

/** A case: what is wrong, the tables that say so, in place of the right ones, and the checks that must then fail. */
type Case = readonly (readonly [name: string, wrong: Tables, fails: readonly string[]])[]

function cases(name: string, step: TourStep, { right, wrong }: { readonly right: Tables; readonly wrong: Case }): void {
  test(`${name}: right answers pass`, async (t) => {
    t.strictSame(await failuresOn(step, right), [])
  })
  for (const [what, { http, cli, ledger }, fails] of wrong) {
    test(`${name}: where ${what}, [${fails.join(', ')}] fail`, async (t) => {
      t.strictSame(await failuresOn(step, { ...right, http: { ...right.http, ...http }, cli: { ...right.cli, ...cli }, ledger: { ...right.ledger, ...ledger } }), fails)
    })
  }
}

const TIER = { code: 'HP_ERR_TIER', needs: 'pro', tier: 'free', fix: 'Set a license for pro: hardpoint license set <file>' }

cases('refusedOnFree', refusedOnFree, {
  right: { cli: { 'install treasury': error(3, TIER) } },
  wrong: [
    ['it installs', { cli: { 'install treasury': ok } }, ['code', 'fix', 'reason', 'refused']],
    ['it is refused with another exit code', { cli: { 'install treasury': error(1, TIER) } }, ['refused']],
    ['it is refused for want of consent', { cli: { 'install treasury': error(3, { ...TIER, code: 'HP_ERR_CONSENT' }) } }, ['code']],
    ['the tier it needs is not said', { cli: { 'install treasury': error(3, { ...TIER, needs: undefined }) } }, ['reason']],
    ['the tier is said to be another', { cli: { 'install treasury': error(3, { ...TIER, tier: 'pro' }) } }, ['reason']],
    ['the fix does not help', { cli: { 'install treasury': error(3, { ...TIER, fix: 'Try again.' }) } }, ['fix']],
    ['it prints no JSON', { cli: { 'install treasury': { exit: 3, json: { said: 'HP_ERR_TIER' } } } }, ['code', 'fix', 'reason']],
  ],
})

const PLANNED = {
  id: 'hardpoint.treasury', tier: 'pro', publisher: { id: 'hardpoint', fingerprint: 'SHA256:abc' },
  capabilities: [{ id: 'storage', consent: 'Store data of its own.' }, { id: 'log', consent: 'Write to its own log.' }],
}
const PLAN = 'POST /api/v1/plugins/plan'
const planned = (change: object): Tables => ({ http: { [PLAN]: answer(200, { plugins: [{ ...PLANNED, ...change }] }) } })
const never = answer(200, { installed: { enabled: true } })
const awake = answer(200, { installed: { enabled: true }, state: { state: 'awake' } })
const consent = error(3, { code: 'HP_ERR_CONSENT' })

cases('installOnPro', installOnPro, {
  right: {
    cli: { 'license issue': ok, 'license set': ok, 'install treasury': consent, 'install treasury --grant storage,log --yes': ok },
    http: { [PLAN]: answer(200, { plugins: [{ id: 'hardpoint.other', tier: 'free' }, PLANNED] }), [PLUGIN]: [never, awake], 'GET /p/hardpoint.treasury/accounts': answer(200, { accounts: [] }) },
  },
  wrong: [
    ['no license is issued', { cli: { 'license issue': error(1, {}) } }, ['licensed']],
    ['the license is not taken', { cli: { 'license set': error(5, {}) } }, ['licensed']],
    ['it installs without consent', { cli: { 'install treasury': ok } }, ['asksForConsent']],
    ['it is still refused for its tier', { cli: { 'install treasury': error(3, TIER) } }, ['asksForConsent']],
    ['consent is missing, with another exit code', { cli: { 'install treasury': error(1, { code: 'HP_ERR_CONSENT' }) } }, ['asksForConsent']],
    ['the plan is refused', { http: { [PLAN]: answer(402, TIER) } }, ['installs', 'showsCapabilities', 'showsKey', 'showsPublisher', 'showsTier']],
    ['the plan is null', { http: { [PLAN]: answer(200, null) } }, ['installs', 'showsCapabilities', 'showsKey', 'showsPublisher', 'showsTier']],
    ['the plan is of another plugin', { http: { [PLAN]: answer(200, { plugins: [{ ...PLANNED, id: 'acme.treasury' }] }) } }, ['installs', 'showsCapabilities', 'showsKey', 'showsPublisher', 'showsTier']],
    ['the plan shows no publisher', planned({ publisher: undefined }), ['showsKey', 'showsPublisher']],
    ['the plan shows another publisher', planned({ publisher: { ...PLANNED.publisher, id: 'acme' } }), ['showsPublisher']],
    ['the plan shows no key', planned({ publisher: { id: 'hardpoint' } }), ['showsKey']],
    ['the plan shows no tier', planned({ tier: undefined }), ['showsTier']],
    ['the plan shows another tier', planned({ tier: 'free' }), ['showsTier']],
    ['the plan shows no capability', planned({ capabilities: [] }), ['installs', 'showsCapabilities']],
    ['a capability does not say what it allows', planned({ capabilities: [PLANNED.capabilities[0], { id: 'log', consent: '' }] }), ['showsCapabilities']],
    ['it does not install', { cli: { 'install treasury --grant storage,log --yes': error(1, {}) } }, ['installs']],
    ['it is awake before it is used', { http: { [PLUGIN]: awake } }, ['asleepUntilUsed']],
    ['it is not there before it is used', { http: { [PLUGIN]: [answer(404, { code: 'HP_ERR_PLUGIN_UNKNOWN' }), awake] } }, ['asleepUntilUsed']],
    ['it is disabled', { http: { [PLUGIN]: [answer(200, { installed: { enabled: false } }), awake] } }, ['asleepUntilUsed']],
    ['its first request fails', { http: { 'GET /p/hardpoint.treasury/accounts': answer(503) } }, ['servesFirstRequest']],
    ['it is asleep after its first request', { http: { [PLUGIN]: never } }, ['awakeThen']],
  ],
})

test('installOnPro grants by name what the plan shows, with the license of the tour\'s own issuer', async (t) => {
  const context = fakeContext({ data: '/data', http: { [PLAN]: answer(200, { plugins: [PLANNED] }) } })
  await installOnPro.run(context)
  t.strictSame(context.asked.filter(([word]) => word === 'license' || word === 'install'), [
    ['license', 'issue', join('/data', 'pro-license.json'), '--key', join('/data', 'keys/license-issuer.key'), '--tier', 'pro', '--days', '30'],
    ['license', 'set', join('/data', 'pro-license.json')],
    ['install', 'treasury'],
    ['install', 'treasury', '--grant', 'storage,log', '--yes'],
  ])
})

const APPROVE = 'POST /p/hardpoint.treasury/transfers/any/approve'
const REFUSED = { code: 'HP_ERR_TIER', feature: 'hardpoint.treasury/approvals', tier: 'pro', needs: 'enterprise', fix: 'Set a license for enterprise: hardpoint license set <file>' }
const ALL_OF_IT = ['code', 'feature', 'fix', 'needs', 'tier']

cases('enterpriseFeature', enterpriseFeature, {
  right: { http: { [APPROVE]: answer(402, REFUSED) } },
  wrong: [
    ['it is served', { http: { [APPROVE]: answer(200, {}) } }, [...ALL_OF_IT, 'status'].sort()],
    ['it is answered with 200 and the error', { http: { [APPROVE]: answer(200, REFUSED) } }, ['status']],
    ['it is not found', { http: { [APPROVE]: answer(404, { code: 'TREASURY_TRANSFER_UNKNOWN' }) } }, [...ALL_OF_IT, 'status'].sort()],
    ['it is 402 of somebody else', { http: { [APPROVE]: answer(402, 'pay') } }, ALL_OF_IT],
    ['it is 402 without a body', { http: { [APPROVE]: answer(402, null) } }, ALL_OF_IT],
    ...([['code', 'HP_ERR_FEATURE_OFF'], ['feature', 'hardpoint.treasury/statements'], ['tier', 'free'], ['needs', 'pro'], ['fix', 'Ask.']] as const)
      .map(([key, value]) => [`its ${key} is another`, { http: { [APPROVE]: answer(402, { ...REFUSED, [key]: value }) } }, [key]] as const),
  ],
})

const EXPORT = 'GET /p/hardpoint.treasury/export?format=ndjson'
const off = answer(403, { code: 'HP_ERR_FEATURE_OFF' })
const served = answer(200, '{}\n')
const SET_OFF = 'feature set hardpoint.treasury/statements --tier pro off'
const SET_ON = 'feature set hardpoint.treasury/statements --tier pro on'
const cellOf = (pid: number): ReturnType<typeof answer> => answer(200, { state: { cell: { pid } } })

cases('toggle', toggle, {
  right: { http: { [EXPORT]: [served, off, served], [PLUGIN]: cellOf(7) }, cli: { [SET_OFF]: ok, [SET_ON]: ok } },
  wrong: [
    ['it is not served before', { http: { [EXPORT]: [off, off, served] } }, ['before']],
    ['it cannot be turned off', { cli: { [SET_OFF]: error(4, {}) } }, ['turnedOff']],
    ['it is served although it is off', { http: { [EXPORT]: served } }, ['refused']],
    ['it is refused for its tier', { http: { [EXPORT]: [served, answer(402, TIER), served] } }, ['refused']],
    ['it is refused with 200', { http: { [EXPORT]: [served, answer(200, { code: 'HP_ERR_FEATURE_OFF' }), served] } }, ['refused']],
    ['it cannot be turned on', { cli: { [SET_ON]: error(4, {}) } }, ['turnedOn']],
    ['it stays off', { http: { [EXPORT]: [served, off, off] } }, ['served']],
    ['the cell was restarted', { http: { [PLUGIN]: [cellOf(7), cellOf(8)] } }, ['noRestart']],
    ['there is no cell', { http: { [PLUGIN]: never } }, ['noRestart']],
  ],
})

const LICENSE = 'GET /api/v1/license'
const pro = answer(200, { tier: 'pro' })
const free = answer(200, { tier: 'free', state: 'expired' })
const accounts = answer(200, { accounts: [{ id: 'tour:a' }] })
const csv = answer(200, 'at,transfer,from\n2026,tx-1,tour:a\n')
const ACCOUNTS = 'GET /p/hardpoint.treasury/accounts'
const CSV = 'GET /p/hardpoint.treasury/export?format=csv'
const RIGHT: Tables = {
  http: { 'PUT /api/v1/license': answer(200), [LICENSE]: [pro, free], [ACCOUNTS]: accounts, [CSV]: csv },
  ledger: { post: async () => answer(402, TIER), compare: async () => AGREE },
}
const EXPIRED: Case = [
  ['the license is not taken', { http: { 'PUT /api/v1/license': answer(422) } }, ['set']],
  ['the license holds from its end', { http: { [LICENSE]: free } }, ['wasPro']],
  ['the tier does not fall', { http: { [LICENSE]: pro } }, ['fallsToFree']],
  ['the license cannot be read', { http: { [LICENSE]: answer(500, null) } }, ['fallsToFree', 'wasPro']],
  ['a transfer is posted', { ledger: { post: async () => answer(201) } }, ['writeRefused']],
  ['a transfer is refused for another reason', { ledger: { post: async () => answer(402, { code: 'HP_ERR_FEATURE_OFF' }) } }, ['writeRefused']],
  ['a transfer is refused with another status', { ledger: { post: async () => answer(403, TIER) } }, ['writeRefused']],
  ['accounts cannot be read', { http: { [ACCOUNTS]: answer(402, { ...TIER, account: 'tour:a' }) } }, ['readable']],
  ['accounts are empty', { http: { [ACCOUNTS]: answer(200, { accounts: [] }) } }, ['readable']],
  ['nothing can be exported', { http: { [CSV]: answer(402, 'tour:a') } }, ['exportable']],
  ['the export is empty', { http: { [CSV]: answer(200, 'at,transfer,from\n') } }, ['exportable']],
  ['balances are others', { ledger: { compare: async () => ({ ...AGREE, equal: false }) } }, ['balancesStand']],
]

test('expired: right answers pass, and each wrong one fails its check', async (t) => {
  const data = t.testdir({ keys: {} })
  await writeKeyFile(join(data, 'keys/license-issuer.key'), generateKeyPair())
  const step = expiry({ lastsMs: 20, fallMs: 150 })
  t.equal(step.name, expired.name)
  t.strictSame(await failuresOn(step, { ...RIGHT, data }), [], 'right')
  for (const [what, { http, ledger }, fails] of EXPIRED) t.strictSame(await failuresOn(step, { data, http: { ...RIGHT.http, ...http }, ledger: { ...RIGHT.ledger, ...ledger } }), fails, what)
})

test('expired sets a license that ends in a moment, asks whether it fell until it did, and writes with a key of its own', async (t) => {
  const data = t.testdir({ keys: {} })
  await writeKeyFile(join(data, 'keys/license-issuer.key'), generateKeyPair())
  const posted: unknown[][] = []
  const context = fakeContext({ ...RIGHT, data, http: { ...RIGHT.http, [LICENSE]: [pro, pro, pro, free] }, ledger: { ...RIGHT.ledger, post: async (...args) => { posted.push(args); return answer(402, TIER) } } })
  const before = Date.now()
  t.strictSame(failing(await expiry({ lastsMs: 300, fallMs: 20_000 }).run(context)), [])
  t.equal(context.asked.filter(([method, path]) => `${method} ${path}` === LICENSE).length, 4)
  const envelope = context.asked.find(([method]) => method === 'PUT')?.[2] as { payload: string }
  const terms = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as { tier: string; expiresAt: string }
  t.equal(terms.tier, 'pro')
  t.ok(Date.parse(terms.expiresAt) >= before + 300 && Date.parse(terms.expiresAt) <= Date.now())
  t.strictSame(posted.map(([key]) => key), ['tour-expired'])
})

test('cellPid() is 0 where there is no cell', async (t) => {
  for (const [body, pid] of [[{ state: { cell: { pid: 7 } } }, 7], [{ state: {} }, 0], [{}, 0], [null, 0], ['text', 0]] as const) {
    t.equal(await cellPid(fakeContext({ http: { [PLUGIN]: answer(200, body) } }).http), pid)
  }
})
