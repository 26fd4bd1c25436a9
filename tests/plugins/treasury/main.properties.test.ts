import fc from 'fast-check'
import { test } from 'tap'
import { ADMIN, ANN, balances, BOB, decide, json, reverse, transfer, treasury, trial, withAccounts, type Answer } from './_treasury.ts'
import type { FakeHost } from '@hardpoint/sdk/testing'

/** What the world does, in no order that makes sense. */
type Step =
  | { readonly do: 'transfer'; readonly legs: readonly { readonly from: string; readonly to: string; readonly cents: number }[]; readonly key: number }
  | { readonly do: 'reverse' | 'approve' | 'reject'; readonly which: number }

const account = fc.constantFrom('bank', 'a', 'b', 'c')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({
    do: fc.constant('transfer' as const),
    legs: fc.array(fc.record({ from: account, to: account, cents: fc.integer({ min: 0, max: 9000 }) }), { minLength: 1, maxLength: 4 }),
    // Few keys, so that some come again with the same legs and some with others.
    key: fc.nat({ max: 40 }),
  }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reverse' as const, 'approve' as const, 'reject' as const), which: fc.nat({ max: 30 }) }) },
)

const CONFIG = { approvalThreshold: { 'EUR/2': '60.00' } }

function amount(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

function perform(fake: FakeHost, one: Step): Promise<Answer> {
  if (one.do === 'transfer') return transfer(fake, one.legs.map(({ from, to, cents }) => ({ from, to, amount: amount(cents) })), { key: `k${one.key}`, principal: ADMIN })
  const id = `tx-${String(one.which + 1).padStart(12, '0')}`
  return one.do === 'reverse' ? reverse(fake, id) : decide(fake, id, one.do, BOB)
}

/** The ledger folded from its journal alone, apart from all code of the plugin. */
async function fold(fake: FakeHost): Promise<Record<string, number>> {
  const cents: Record<string, number> = {}
  const { body } = await json(fake.request('GET', '/transfers?order=oldest&limit=500'))
  for (const { status, postings } of body['transfers'] as { status: string; postings: { from: string; to: string; amount: string }[] }[]) {
    if (status !== 'posted') continue
    for (const { from, to, amount: text } of postings) {
      const moved = Math.round(Number(text) * 100)
      cents[from] = (cents[from] ?? 0) - moved
      cents[to] = (cents[to] ?? 0) + moved
    }
  }
  return cents
}

test('the treasury balances after any mix of transfers, reversals, approvals, refusals and replays, one by one and at once', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), fc.boolean(), async (steps, atOnce) => {
    const fake = await withAccounts(treasury({ config: CONFIG, principal: ADMIN }), { a: '50.00', b: '20.00', c: '0' })
    const answers = atOnce ? await Promise.all(steps.map((one) => perform(fake, one))) : []
    if (!atOnce) for (const one of steps) answers.push(await perform(fake, one))

    const unexpected = answers.filter(({ status }) => status >= 500)
    if (unexpected.length > 0 || fake.failures.length > 0) return false

    const now = await balances(fake)
    const folded = await fold(fake)
    for (const [id, text] of Object.entries(now)) {
      if (Math.round(Number(text) * 100) !== (folded[id] ?? 0)) return false
      if (id !== 'bank' && Number(text) < 0) return false
    }
    const { balanced, sums } = await trial(fake)
    return balanced === true && JSON.stringify(sums) === '[{"asset":"EUR/2","sum":"0.00"}]'
  }), { numRuns: 60 })
  t.pass('sums, folds and limits held')
})

test('the treasury answers a replay as it answered first, whatever happened since', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
    const fake = await withAccounts(treasury({ config: CONFIG, principal: ADMIN }), { a: '50.00', b: '20.00', c: '0' })
    const send = () => transfer(fake, { from: 'a', to: 'b', amount: '7.5' }, { key: 'mine', principal: ANN })
    const first = await send()
    for (const one of steps) await perform(fake, one)
    const again = await send()
    return first.status === again.status && JSON.stringify(first.body) === JSON.stringify(again.body)
  }), { numRuns: 30 })
  t.pass('every replay was the same')
})
