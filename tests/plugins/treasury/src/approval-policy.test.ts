import { test } from 'tap'
import { needsApproval } from '../../../../plugins/treasury/src/approval-policy.ts'
import { GUARDED, OPEN } from './_ledger.ts'

const leg = (amount: string, asset = 'EUR/2') => ({ from: 'a', to: 'b', asset, amount })

test('needsApproval() asks for nobody without a threshold', async (t) => { t.equal(needsApproval([leg('999999999')], OPEN), false) })

test('needsApproval() lets the threshold itself through, and nothing above', async (t) => {
  t.equal(needsApproval([leg('10000')], GUARDED), false)
  t.equal(needsApproval([leg('10001')], GUARDED), true)
})

test('needsApproval() adds up the legs, so that a sum cannot be cut into small ones', async (t) => {
  t.equal(needsApproval([leg('6000'), leg('4000')], GUARDED), false)
  t.equal(needsApproval([leg('6000'), leg('4001')], GUARDED), true)
})

test('needsApproval() looks at each asset by itself', async (t) => {
  t.equal(needsApproval([leg('9000'), leg('9000', 'aUEC/0')], GUARDED), false)
  t.equal(needsApproval([leg('1', 'aUEC/0'), leg('10001')], GUARDED), true)
})

test('needsApproval() refuses, and does not let through, where the feature is gone', async (t) => {
  const downgraded = { ...GUARDED, approvals: false }
  t.equal(needsApproval([leg('10000')], downgraded), false)
  t.throws(() => needsApproval([leg('10001')], downgraded), { code: 'TREASURY_APPROVAL_UNAVAILABLE', status: 403, details: { threshold: '100.00', needs: 'enterprise' } })
})

test('needsApproval() asks for everything where the threshold is 0', async (t) => {
  t.equal(needsApproval([leg('1')], { ...OPEN, thresholds: new Map([['EUR/2', 0n]]) }), true)
})
