import { test } from 'tap'
import { validators } from './_validators.ts'
import { PACKAGE_LIMITS } from '../../../schemas/package/mod.ts'

test('PACKAGE_LIMITS are no wider than what a statement and an index line can say', async (t) => {
  const { maxProperties, size } = validators()
  t.ok(PACKAGE_LIMITS.maxFiles <= maxProperties)
  t.ok(PACKAGE_LIMITS.maxBytes <= size)
})
