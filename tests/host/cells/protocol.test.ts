import { test } from 'tap'
import { INSPECT } from '../../../host/cells/protocol.ts'

test('INSPECT tells its frames apart', async (t) => {
  t.equal(new Set(Object.values(INSPECT)).size, Object.keys(INSPECT).length)
})
