import { test } from 'tap'
import { reportException, reportTo } from '../../../../../host/cells/guest/web/report.ts'

test('reportException() goes where reportTo() says, and nowhere before', (t) => {
  t.doesNotThrow(() => reportException('early'))
  const seen: unknown[] = []
  reportTo((error) => { seen.push(error) })
  reportException('late')
  t.same(seen, ['late'])
  t.end()
})
