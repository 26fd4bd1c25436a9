import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { Ledger } from '../../../../host/cli/tour/ledger.ts'
import { idempotency, killedCell, killedHost, transfers } from '../../../../host/cli/tour/steps-ledger.ts'
import type { TourContext } from '../../../../host/cli/tour/tour-step.ts'
import { answer, FakeTreasury, is, TRANSFERS, type Intercept } from './_fake-treasury.ts'
import { failing, fakeContext } from './_step.ts'

const PLUGIN = 'GET /api/v1/plugins/hardpoint.treasury'

/** The step's context over the treasury in memory, and a ledger as the tour has. */
function over(treasury: FakeTreasury, { host = {}, outageMs, transferMs = 60_000 }: { host?: Partial<TourContext['host']>; outageMs?: number; transferMs?: number } = {}): TourContext {
  const ledger = new Ledger(treasury, { transferMs })
  return {
    ...fakeContext({ host }),
    http: treasury,
    ledger: {
      post: (key, transfer) => ledger.post(key, transfer),
      compare: () => ledger.compare(),
      // The time that a test machine takes is not what is tested here.
      load: async (...args) => ({ ...await ledger.load(...args), ...(outageMs === undefined ? {} : { longestOutageMs: outageMs }) }),
    },
  }
}

const honestly: Intercept = () => undefined
const lost = (nth: number): Intercept => (request) => is(request, TRANSFERS, nth) ? answer(201) : undefined
const doubled = (nth: number): Intercept => (request, honest) => is(request, TRANSFERS, nth) ? (honest('another key'), honest()) : undefined
const trial = (status: number, body: unknown): Intercept => ({ path }) => path.endsWith('/trial-balance') ? answer(status, body) : undefined
const RIGHT_TRIAL = { balanced: true, complete: true, lines: 2000 }

const TRANSFERRED: readonly (readonly [name: string, intercept: Intercept, fails: string[]])[] = [
  ['all is right', honestly, []],
  ['a posting is lost', lost(500), ['balancesEqualFold', 'eachOnce']],
  ['a posting is made twice', doubled(500), ['balancesEqualFold', 'eachOnce']],
  ['only one side is posted', (request) => request.path.endsWith('/accounts/tour:b') ? answer(200, { balance: '1' }) : undefined, ['balancesEqualFold', 'sumIsZero']],
  ['an account is there already', (request) => is(request, 'POST /p/hardpoint.treasury/accounts', 2) ? answer(409) : undefined, ['opened']],
  ['a transfer fails at first', (request) => is(request, TRANSFERS, 9) ? answer(503, { code: 'HP_ERR_CRASH' }) : undefined, ['noFailure']],
  ['the trial balance is refused', trial(500, RIGHT_TRIAL), ['trialBalance']],
  ['the trial balance is off', trial(200, { ...RIGHT_TRIAL, balanced: false }), ['trialBalance']],
  ['the trial balance is not complete', trial(200, { ...RIGHT_TRIAL, complete: false }), ['trialBalance']],
  ['the trial balance counts a line too many', trial(200, { ...RIGHT_TRIAL, lines: 2001 }), ['eachOnce']],
  ['the trial balance is no JSON', trial(200, 'fine'), ['eachOnce', 'trialBalance']],
  ['the trial balance is null', trial(200, null), ['eachOnce', 'trialBalance']],
]

for (const [name, intercept, fails] of TRANSFERRED) {
  test(`transfers: where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    t.strictSame(failing(await transfers.run(over(new FakeTreasury(intercept)))), fails)
  })
}

test('transfers: fewer acknowledged than sent is a failure', async (t) => {
  const context = over(new FakeTreasury())
  const fewer: TourContext = { ...context, ledger: { ...context.ledger, load: async (...args) => ({ ...await context.ledger.load(...args), acknowledged: 999 }) } }
  t.strictSame(failing(await transfers.run(fewer)), ['allPosted'])
})

const replay = (nth: number, ...given: Parameters<typeof answer>): Intercept => (request) => is(request, TRANSFERS, nth) ? answer(...given) : undefined
// The load before it sends 10.
const REPLAYED: readonly (readonly [name: string, intercept: Intercept, fails: string[]])[] = [
  ['all is right', honestly, []],
  ['nothing answers as it should, always the same', (request) => request.path.endsWith('/transfers') && request.nth > 10 ? answer(500, { code: 'HP_ERR_INTERNAL' }) : undefined, ['answered', 'otherNamesWhy', 'otherRefused']],
  ['the replay has another status', (request, honest) => is(request, TRANSFERS, 12) ? answer(200, honest().body) : undefined, ['sameAnswer']],
  ['the replay has another body', replay(12, 201, { id: 'tx-99' }), ['sameAnswer']],
  ['the replay is posted again', (request, honest) => is(request, TRANSFERS, 12) ? (honest('another key'), honest()) : undefined, ['nothingMoved']],
  ['the other body is taken', (request, honest) => is(request, TRANSFERS, 13) ? honest('another key') : undefined, ['nothingMoved', 'otherNamesWhy', 'otherRefused']],
  ['the other body is answered with the first\'s answer', replay(13, 201, {}), ['otherNamesWhy', 'otherRefused']],
  ['the other body is refused for another reason', replay(13, 409, { code: 'HP_ERR_CONFLICT' }), ['otherNamesWhy']],
  ['the other body is refused with another status', replay(13, 400, { code: 'TREASURY_IDEMPOTENCY_CONFLICT' }), ['otherRefused']],
  ['a posting was lost before', lost(4), ['nothingMoved']],
]

for (const [name, intercept, fails] of REPLAYED) {
  test(`idempotency: where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    const context = over(new FakeTreasury(intercept))
    await context.ledger.load(10, 1)
    t.strictSame(failing(await idempotency.run(context)), fails)
  })
}

interface Cell { readonly pid: number; readonly ended: Promise<unknown[]> }

/** A process that may be killed. */
function cell(t: Test): Cell {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  t.teardown(() => { child.kill('SIGKILL') })
  return { pid: child.pid ?? 0, ended }
}

/** The treasury whose cell is the process `pid`; `now` after it was killed, which the transfers from the 300th see. */
function crashing(pid: number, intercept: Intercept = honestly, { now = pid + 1, crash = answer(503, { code: 'HP_ERR_CRASH' }) } = {}): FakeTreasury {
  return new FakeTreasury((request, honest) => {
    if (`${request.method} ${request.path}` === PLUGIN) return answer(200, { state: { cell: { pid: request.nth === 1 ? pid : now } } })
    const answered = intercept(request, honest)
    return answered === undefined && request.path.endsWith('/transfers') && request.nth >= 300 && request.nth < 303 ? crash : answered
  })
}

const slowly: Intercept = (request, honest) => request.path === '/healthz' && request.nth === 2 ? new Promise((done) => { setTimeout(() => { done(honest()) }, 1100) }) : undefined
const KILLED_CELL: readonly (readonly [name: string, intercept: Intercept, fails: string[], given?: { outageMs?: number; same?: boolean; gone?: boolean; crash?: ReturnType<typeof answer> }])[] = [
  ['all is right', honestly, []],
  ['the cell is the same as before', honestly, ['killedUnderLoad'], { same: true }],
  ['there is no cell afterwards', honestly, ['killedUnderLoad'], { gone: true }],
  ['no call fails', (request, honest) => request.path.endsWith('/transfers') ? honest() : undefined, ['killedUnderLoad']],
  ['a call fails without a code', honestly, ['failedWithACode'], { crash: answer(502, '<html>') }],
  ['a call fails with a plugin\'s code', honestly, ['failedWithACode'], { crash: answer(500, { code: 'TREASURY_LOST' }) }],
  ['the kernel does not answer once', (request) => is(request, 'GET /healthz', 2) ? Promise.reject(new TypeError('reset')) : undefined, ['kernelAnswered']],
  ['the kernel answers with an error', (request) => is(request, 'GET /healthz', 1) ? answer(503) : undefined, ['kernelAnswered']],
  ['the kernel stalls', slowly, ['answeredAtOnce']],
  ['service is away for longer than a second', honestly, ['backWithinASecond'], { outageMs: 1001 }],
  ['an acknowledged posting is lost', lost(280), ['nothingLostOrDoubled']],
  ['a posting is made twice', doubled(310), ['nothingLostOrDoubled']],
]

for (const [name, intercept, fails, { outageMs = 200, same, gone, crash } = {}] of KILLED_CELL) {
  test(`killedCell: where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    const { pid, ended } = cell(t)
    const treasury = crashing(pid, intercept, { ...(same === true ? { now: pid } : gone === true ? { now: 0 } : {}), ...(crash === undefined ? {} : { crash }) })
    t.strictSame(failing(await killedCell.run(over(treasury, { outageMs }))), fails)
    t.equal((await ended)[1], 'SIGKILL', 'the cell was really killed')
  })
}

test('killedCell: without a cell nothing is killed, and that is a failure', async (t) => {
  t.strictSame(failing(await killedCell.run(over(crashing(0, honestly, { now: 1 }), { outageMs: 1 }))), ['killedUnderLoad'])
})

test('killedCell: a cell that is gone already, or a load that fails, ends the step and its probes', async (t) => {
  const { pid, ended } = cell(t)
  process.kill(pid, 'SIGKILL')
  await ended
  await t.rejects(killedCell.run(over(crashing(pid))), { code: 'ESRCH' })
  const refusing = crashing(0, (request) => is(request, TRANSFERS, 400) ? answer(402, { code: 'HP_ERR_TIER' }) : undefined)
  await t.rejects(killedCell.run(over(refusing)), { code: 'HP_ERR_TOUR', message: /HP_ERR_TIER/ })
  await new Promise((done) => { setTimeout(done, 50) })
  const probes = refusing.asked('GET /healthz')
  t.ok(probes > 0)
  await new Promise((done) => { setTimeout(done, 100) })
  t.equal(refusing.asked('GET /healthz'), probes)
})

/** A host that is away from its kill until it was started again, and what it then is. */
function restarting(intercept: Intercept = honestly, { start = async () => 'http://again', failing: fails = true } = {}): { context: TourContext; treasury: FakeTreasury } {
  let away = false
  const treasury = new FakeTreasury((request, honest) => away && fails ? Promise.reject(new TypeError('refused')) : intercept(request, honest))
  const host = {
    async kill() { away = true },
    async start() {
      await new Promise((done) => { setTimeout(done, 30) })
      const url = await start()
      away = false
      return url
    },
  }
  return { treasury, context: over(treasury, { host }) }
}

const KILLED_HOST: readonly (readonly [name: string, intercept: Intercept, fails: string[], failing?: boolean])[] = [
  ['all is right', honestly, []],
  ['nothing was interrupted', honestly, ['killedUnderLoad'], false],
  ['a posting acknowledged before is lost', lost(100), ['nothingLostOrDoubled']],
  ['a posting is made twice', doubled(400), ['nothingLostOrDoubled']],
  ['the two no longer add up', (request) => request.path.endsWith('tour:a') ? answer(200, { balance: '0' }) : undefined, ['nothingLostOrDoubled']],
]

for (const [name, intercept, fails, interrupted = true] of KILLED_HOST) {
  test(`killedHost: where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    const { context } = restarting(intercept, { failing: interrupted })
    t.strictSame(failing(await killedHost.run(context)), fails)
    t.equal(context.http.url, 'http://again')
  })
}

test('killedHost: a host that does not come back ends the step with what it said', async (t) => {
  const gone = new HardpointError('HP_ERR_TOUR', { step: 'npm start', problem: 'it ended with exit code 7' })
  const { context, treasury } = restarting(honestly, { start: () => Promise.reject(gone) })
  await t.rejects(killedHost.run(context), gone)
  const asked = treasury.asked(TRANSFERS)
  await new Promise((done) => { setTimeout(done, 150) })
  t.equal(treasury.asked(TRANSFERS), asked, 'nothing is sent any more')
})

test('killedHost: fewer acknowledged than sent is a failure', async (t) => {
  const { context } = restarting()
  const fewer: TourContext = { ...context, ledger: { ...context.ledger, load: async (...args) => ({ ...await context.ledger.load(...args), acknowledged: 599 }) } }
  t.strictSame(failing(await killedHost.run(fewer)), ['allAcknowledged'])
})
