import { test } from 'tap'
import { home } from '../_try.ts'
import { advised } from './_advised.ts'

test('registry withdraw-advisory takes one back, with the key of the advisories', async (t) => {
  const run = await advised(home(t))
  t.match(await run(['registry', 'withdraw-advisory', 'reg', 'HPA-1']), { exit: 2 })
  t.match(await run(['registry', 'withdraw-advisory', 'reg', 'HPA-9', '--key', 's.json']), { exit: 4, err: /HP_ERR_ADVISORY_UNKNOWN/ })
  t.match(await run(['registry', 'withdraw-advisory', 'reg', 'HPA-1', '--key', 's.json']), { exit: 0, out: 'withdrew HPA-1' })
  t.match(await run(['registry', 'list-advisories', 'reg']), { out: /HPA-1 +high +withdrawn/ })
})
