import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry new-token makes a token for a publisher, with scopes and an end', async (t) => {
  const { run } = await publishable(home(t))
  t.match(await run(['registry', 'new-token', 'reg', 'acme']), { exit: 0, out: /^hpp_[\w-]{43}$/ })
  const { out } = await run(['registry', 'new-token', 'reg', 'acme', '--scope', 'publish', '--days', '90', '--json'])
  t.match(JSON.parse(out), { publisher: 'acme', scopes: ['publish'], expiresAt: /Z$/, token: /^hpp_/ })
  t.match(await run(['registry', 'new-token', 'reg', 'acme', '--scope', 'admin']), { exit: 2, err: /publish or yank/ })
  const before = Date.now()
  const made = JSON.parse((await run(['registry', 'new-token', 'reg', 'acme', '--json'])).out) as { scopes: string[]; expiresAt: string }
  t.same(made.scopes, ['publish'], 'the least that publishes')
  const days90 = 90 * 86_400_000
  t.ok(Date.parse(made.expiresAt) >= before + days90 && Date.parse(made.expiresAt) <= Date.now() + days90, 'ninety days, where nobody says how many')
  for (const days of ['0', '-1', 'x', '1.5']) t.match(await run(['registry', 'new-token', 'reg', 'acme', `--days=${days}`]), { exit: 2 }, days)
  t.match(JSON.parse((await run(['registry', 'new-token', 'reg', '@operator', '--days', '365', '--json'])).out), { publisher: '@operator', scopes: ['operate'], expiresAt: /Z$/ })
  t.match(await run(['registry', 'new-token', 'reg', '@operator', '--scope', 'publish']), { exit: 2, err: /leave --scope out/ })
  t.match(await run(['registry', 'new-token', 'reg', 'acme', '--scope', 'operate']), { exit: 2, err: /publish or yank/ })
  t.match(await run(['registry', 'new-token', 'reg', 'nobody']), { exit: 4, err: /HP_ERR_PUBLISHER_UNKNOWN/ })
})
