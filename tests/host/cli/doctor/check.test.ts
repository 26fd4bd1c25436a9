import { test } from 'tap'
import { fail, ok, warn } from '../../../../host/cli/doctor/check.ts'

test('ok() needs no fix; warn() and fail() always have one', async (t) => {
  t.strictSame(ok('well'), { state: 'ok', found: 'well' })
  t.strictSame(warn('soon', 'do'), { state: 'warn', found: 'soon', fix: 'do' })
  t.strictSame(fail('broken', 'do'), { state: 'fail', found: 'broken', fix: 'do' })
})
