import { test } from 'tap'
import { Refusal, refuse } from '../../../sdk/mod.ts'

test('refuse() carries what the host answers with', async (t) => {
  const refusal = refuse(404, 'ACME_UNKNOWN', 'There is no such thing.', { id: 'x' })
  t.ok(refusal instanceof Refusal)
  t.ok(refusal instanceof Error)
  t.match(refusal, { refusal: true, status: 404, code: 'ACME_UNKNOWN', message: 'There is no such thing.', details: { id: 'x' } })
})

test('refuse() does not make an error that the host would not pass on', async (t) => {
  for (const status of [0, 200, 302, 399, 600, 404.5, Number.NaN]) {
    t.match(refuse(status, 'ACME_X', ''), { status: 500, code: 'REFUSAL_INVALID', message: /400 to 599/, details: { refused: 'ACME_X' } }, String(status))
  }
  for (const code of ['', 'lower', 'HP_ERR_TIER', 'A B', '1A', 'A'.repeat(65)]) {
    t.match(refuse(400, code, ''), { status: 500, code: 'REFUSAL_INVALID', message: /HP_ERR_/ }, code)
  }
})
