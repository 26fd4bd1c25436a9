import { test } from 'tap'
import { assertMaySpend, maySpend } from '../../../../plugins/treasury/src/actor.ts'
import { accountOf } from './_ledger.ts'

const CASES: readonly (readonly [name: string, id: string, admin: boolean, spenders: string[], may: boolean])[] = [
  ['nobody but admins from an account without spenders', 'token:ann', false, [], false],
  ['an admin from any account', 'token:root', true, [], true],
  ['a spender', 'token:ann', false, ['token:bob', 'token:ann'], true],
  ['no other', 'token:eve', false, ['token:bob'], false],
  ['no principal whose id begins like a spender', 'token:ann2', false, ['token:ann'], false],
  ['every member where the account says *', 'token:eve', false, ['*'], true],
]

for (const [name, id, admin, spenders, may] of CASES) {
  test(`maySpend() lets ${name}`, async (t) => { t.equal(maySpend({ id, admin }, { spenders }), may) })
}

test('assertMaySpend() wants the right for every account', async (t) => {
  const [mine, other] = [accountOf({ id: 'mine', spenders: ['token:ann'] }), accountOf({ id: 'other' })]
  assertMaySpend({ id: 'token:ann', admin: false }, [mine])
  t.throws(() => assertMaySpend({ id: 'token:ann', admin: false }, [mine, other]), { code: 'TREASURY_NOT_SPENDER', status: 403, details: { account: 'other' } })
})
