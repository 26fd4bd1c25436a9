import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry revoke-token ends one token', async (t) => {
  const { run } = await publishable(home(t))
  const [first] = JSON.parse((await run(['registry', 'list-tokens', 'reg', '--json'])).out) as { id: string }[]
  t.match(await run(['registry', 'revoke-token', 'reg', first?.id ?? '']), { exit: 0 })
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await run(['registry', 'revoke-token', 'reg', first?.id ?? '']), { exit: 4, err: /HP_ERR_TOKEN_UNKNOWN[\s\S]*list-tokens/ })
})
