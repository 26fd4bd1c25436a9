import { test } from 'tap'
import { usageError } from '../../../host/cli/usage-error.ts'

test('usageError() names the help that says how', async (t) => {
  t.match(usageError('No.', 'feature set'), { code: 'HP_ERR_USAGE', exit: 2, message: 'No.', fix: 'See: hardpoint help feature set' })
})
