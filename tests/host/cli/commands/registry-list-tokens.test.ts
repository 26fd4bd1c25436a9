import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry list-tokens shows whose tokens there are, and never a token', async (t) => {
  const { token, run } = await publishable(home(t))
  await run(['registry', 'new-token', 'reg', 'acme', '--scope', 'yank', '--days', '1'])
  const { out } = await run(['registry', 'list-tokens', 'reg'])
  t.match(out, /acme\s+publish, yank\s+\S+\s+2\d{3}-\S+\n.*acme\s+yank\s+\S+\s+2\d{3}-/)
  t.notMatch(out, token)
  t.equal((JSON.parse((await run(['registry', 'list-tokens', 'reg', '--json'])).out) as unknown[]).length, 2)
})
