import { test } from 'tap'
import { defineErrors } from '../../../schemas/errors/define-errors.ts'

test('defineErrors() returns the rows it is given, with their literal types', async (t) => {
  const rows = defineErrors({ HP_ERR_TEST: { message: '{what} failed.', fix: 'Try again.', http: 500, exit: 1, fault: 'host' } })
  const message: '{what} failed.' = rows.HP_ERR_TEST.message
  t.equal(message, '{what} failed.')
})
