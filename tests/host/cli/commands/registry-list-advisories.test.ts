import { test } from 'tap'
import { home } from '../_try.ts'
import { advised } from './_advised.ts'

test('registry list-advisories lists what hosts are warned of', async (t) => {
  const run = await advised(home(t))
  const { exit, out } = await run(['registry', 'list-advisories', 'reg'])
  t.equal(exit, 0)
  t.match(out, /^id +severity +action +plugin +range +title\nHPA-1 +high +disable +acme\.mail +<1\.2\.0 +Too open$/)
  t.match(await run(['registry', 'list-advisories', 'reg', '--json']), { out: /"fixed": ?"1\.2\.0"/ })
  t.match(await run(['registry', 'refresh', 'reg', '--advisories-key', 's.json']), { exit: 0, out: 'signed reg anew' })
})
