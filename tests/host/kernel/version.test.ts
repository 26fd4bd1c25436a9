import { valid } from 'semver'
import { test } from 'tap'
import { HOST_VERSION } from '../../../host/kernel/version.ts'

test('HOST_VERSION is a semantic version', (t) => {
  t.equal(valid(HOST_VERSION), HOST_VERSION)
  t.end()
})
