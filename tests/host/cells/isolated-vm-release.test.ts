import { test } from 'tap'
import { isSafeIsolatedVm } from '../../../host/cells/isolated-vm-release.ts'

test('isSafeIsolatedVm() knows the releases in which the escape is fixed', (t) => {
  for (const version of ['4.7.2', '6.1.2', '7.0.0', '7.0.1-rc.1', 'none']) t.notOk(isSafeIsolatedVm(version), version)
  for (const version of ['6.2.0', '7.0.1', '7.1.0', '8.0.0']) t.ok(isSafeIsolatedVm(version), version)
  t.end()
})
