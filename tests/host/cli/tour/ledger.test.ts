import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { codeOf, Ledger, transferOf } from '../../../../host/cli/tour/ledger.ts'
import { answer, FakeTreasury, is, TRANSFERS, type Intercept } from './_fake-treasury.ts'

const ledgerOver = (intercept?: Intercept, options: { signal?: AbortSignal; transferMs?: number } = {}): { ledger: Ledger; treasury: FakeTreasury } => {
  const treasury = new FakeTreasury(intercept)
  return { treasury, ledger: new Ledger(treasury, options) }
}

test('Ledger load() sends each transfer once, and its books then equal the treasury\'s', async (t) => {
  const { ledger, treasury } = ledgerOver()
  t.match(await ledger.load(100, 8), { sent: 100, acknowledged: 100, failures: {} })
  t.equal(treasury.asked(TRANSFERS), 100)
  t.equal(treasury.posted, 100)
  const compared = await ledger.compare()
  t.match(compared, { equal: true, sumIsZero: true })
  t.not(compared.balances['tour:a'], '0')
  await ledger.load(50, 1)
  t.equal(treasury.posted, 150, 'a second load goes on with new keys')
  t.match(await ledger.compare(), { equal: true, sumIsZero: true })
})

test('Ledger load() has no more at once than it may, and no fewer', async (t) => {
  let [now, most] = [0, 0]
  const { ledger } = ledgerOver(async (_request, honest) => {
    most = Math.max(most, ++now)
    await new Promise((done) => { setTimeout(done, 2) })
    now--
    return honest()
  })
  await ledger.load(40, 8)
  t.equal(most, 8)
})

const AWAY: readonly (readonly [name: string, intercept: Intercept, failures: Record<string, number>])[] = [
  ['a crash', (request) => is(request, TRANSFERS, 3) ? answer(503, { code: 'HP_ERR_CRASH' }) : undefined, { HP_ERR_CRASH: 1 }],
  ['no answer', (request) => is(request, TRANSFERS, 3) ? Promise.reject(new TypeError('reset')) : undefined, { 'no answer': 1 }],
  ['an answer that was lost after it was posted', (request, honest) => is(request, TRANSFERS, 3) ? (honest(), Promise.reject(new TypeError('reset'))) : undefined, { 'no answer': 1 }],
  ['a page of another program', (request) => is(request, TRANSFERS, 3) ? answer(502, '<html>') : undefined, { 'HTTP 502': 1 }],
  ['several', ({ method, nth }) => method === 'POST' && nth <= 3 ? answer(nth === 3 ? 429 : 503, { code: nth === 3 ? 'HP_ERR_RATE' : 'HP_ERR_CRASH' }) : undefined, { HP_ERR_CRASH: 2, HP_ERR_RATE: 1 }],
]

for (const [name, intercept, failures] of AWAY) {
  test(`Ledger load() sends again after ${name}, with the same key, and counts it`, async (t) => {
    const { ledger, treasury } = ledgerOver(intercept)
    const load = await ledger.load(20, 2)
    t.strictSame(load.failures, failures)
    t.equal(load.acknowledged, 20)
    t.equal(treasury.posted, 20)
    t.match(await ledger.compare(), { equal: true, sumIsZero: true })
  })
}

const LIES: readonly (readonly [name: string, intercept: Intercept, sumIsZero: boolean])[] = [
  ['a posting that was acknowledged and lost', (request) => is(request, TRANSFERS, 7) ? answer(201) : undefined, true],
  ['a posting that was made twice', (request, honest) => is(request, TRANSFERS, 7) ? (honest('another key'), honest()) : undefined, true],
  ['a balance that is another', (request) => request.path.endsWith('tour:a') ? answer(200, { balance: '-1' }) : undefined, false],
  ['a balance that is missing', (request) => request.path.endsWith('tour:b') ? answer(404) : undefined, false],
  ['a balance with a fraction', (request) => request.path.endsWith('tour:b') ? answer(200, { balance: '1.5' }) : undefined, false],
  ['two balances that are missing', (request) => request.path.includes('/accounts/') ? answer(200, null) : undefined, false],
]

for (const [name, intercept, sumIsZero] of LIES) {
  test(`Ledger compare() sees ${name}`, async (t) => {
    const { ledger } = ledgerOver(intercept)
    await ledger.load(20, 2)
    t.match(await ledger.compare(), { equal: false, sumIsZero })
  })
}

test('Ledger load() ends at a refusal that stays one, and sends nothing after it', async (t) => {
  const { ledger, treasury } = ledgerOver((request) => request.nth > 5 && request.method === 'POST' ? answer(402, { code: 'HP_ERR_TIER' }) : undefined)
  await t.rejects(ledger.load(1000, 4), { code: 'HP_ERR_TOUR', message: /stopped at the transfer tour-\d+: it was refused with HP_ERR_TIER/ })
  const asked = treasury.asked(TRANSFERS)
  t.ok(asked <= 5 + 4, 'at most one more for each that was in flight')
  await new Promise((done) => { setTimeout(done, 100) })
  t.equal(treasury.asked(TRANSFERS), asked)
})

test('Ledger load() ends when a transfer fails for too long', async (t) => {
  for (const [outcome, intercept] of [['HP_ERR_CRASH', () => answer(503, { code: 'HP_ERR_CRASH' })], ['no answer', () => Promise.reject(new TypeError('refused'))]] as const) {
    const { ledger, treasury } = ledgerOver(intercept, { transferMs: 200 })
    await t.rejects(ledger.load(10, 3), { code: 'HP_ERR_TOUR', message: new RegExp(`it failed for 200 ms, last with ${outcome}`) })
    const asked = treasury.asked(TRANSFERS)
    await new Promise((done) => { setTimeout(done, 150) })
    t.equal(treasury.asked(TRANSFERS), asked, 'nothing is sent any more')
  }
})

test('Ledger load() calls partway once, under load, and waits for it', async (t) => {
  const { ledger, treasury } = ledgerOver()
  const at: number[] = []
  let done = false
  await ledger.load(100, 4, { async partway() {
    at.push(treasury.posted)
    await new Promise((later) => { setTimeout(later, 200) })
    done = true
  } })
  t.equal(at.length, 1)
  t.ok((at[0] ?? 0) >= 25 && (at[0] ?? 0) < 50, `at ${at[0]} of 100`)
  t.ok(done)
})

test('Ledger load() ends where partway throws, and throws what it threw', async (t) => {
  const { ledger } = ledgerOver(({ nth }) => nth > 30 ? Promise.reject(new TypeError('refused')) : undefined, { transferMs: 60_000 })
  const lost = new HardpointError('HP_ERR_TOUR', { step: 'npm start', problem: 'it ended' })
  await t.rejects(ledger.load(100, 4, { partway: () => Promise.reject(lost) }), lost)
})

test('Ledger load() does not call partway where nothing was acknowledged', async (t) => {
  const { ledger } = ledgerOver(() => answer(403))
  let called = false
  await t.rejects(ledger.load(4, 1, { partway: async () => { called = true } }), { message: /refused with HTTP 403/ })
  t.notOk(called)
})

test('Ledger load() ends when the tour ends', async (t) => {
  const over = new AbortController()
  const { ledger } = ledgerOver(() => answer(503), { signal: over.signal })
  const loading = ledger.load(10, 2)
  loading.catch(() => undefined)
  over.abort(new HardpointError('HP_ERR_TOUR', { step: 'x', problem: 'y' }))
  await t.rejects(loading, { code: 'HP_ERR_TOUR', message: /stopped at x: y/ })
})

test('Ledger load() counts a stall as an outage, although nothing failed', async (t) => {
  const { ledger } = ledgerOver(async (request, honest) => {
    if (request.nth === 10) await new Promise((done) => { setTimeout(done, 300) })
    return honest()
  })
  const load = await ledger.load(20, 1)
  t.strictSame(load.failures, {})
  t.ok(load.longestOutageMs >= 290, `${load.longestOutageMs} ms`)
})

test('Ledger post() says the whole amount as a text, with its key', async (t) => {
  const sent: unknown[] = []
  const { ledger } = ledgerOver(({ method, path, body, key }) => { sent.push([method, path, body, key]); return answer(201) })
  await ledger.post('k', { from: 'tour:a', to: 'tour:b', amount: 12n })
  t.strictSame(sent, [['POST', '/p/hardpoint.treasury/transfers', { postings: [{ from: 'tour:a', to: 'tour:b', amount: '12' }], description: 'tour' }, 'k']])
})

test('transferOf() moves positive amounts both ways, and mostly different ones', async (t) => {
  const all = Array.from({ length: 300 }, (_, index) => transferOf(index + 1))
  t.ok(all.every(({ amount }) => amount > 0n))
  t.equal(all.filter(({ from }) => from === 'tour:b').length, 100)
  t.ok(new Set(all.map(({ amount }) => amount)).size > 200)
  t.strictSame(transferOf(1), { from: 'tour:a', to: 'tour:b', amount: 941n })
})

test('codeOf() is the code of an answer, else its status', async (t) => {
  for (const [body, code] of [[{ code: 'HP_ERR_TIER' }, 'HP_ERR_TIER'], [{ code: 3 }, 'HTTP 500'], [{}, 'HTTP 500'], [null, 'HTTP 500'], ['text', 'HTTP 500']] as const) t.equal(codeOf({ status: 500, body }), code)
})
