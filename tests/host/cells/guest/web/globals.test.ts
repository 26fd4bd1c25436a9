import { test } from 'tap'
import { decodeBatch } from '../../../../../host/cells/batch.ts'
import { takeOut } from '../../../../../host/cells/guest/calls.ts'
import { reportFailedTimer } from '../../../../../host/cells/guest/web/globals.ts'

test('reportFailedTimer() writes a line to the plugin\'s log', (t) => {
  reportFailedTimer(new RangeError('late'))
  t.match(decodeBatch(takeOut(), 10), [{ type: 'request', name: 'log.error', text: '{"message":"A timer failed: late"}' }])
  t.end()
})
