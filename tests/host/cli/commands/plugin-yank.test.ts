import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin yank withdraws a version, and says why', async (t) => {
  const { run } = await publishable(home(t))
  const { version } = JSON.parse((await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json', '--json'])).out) as { version: string }
  const yank = (...more: string[]) => run(['plugin', 'yank', 'acme.mail', version, '--registry', 'reg', '--key', 'k.json', ...more])
  t.match(await yank(), { exit: 2, err: /--reason/ })
  t.match(await yank('--reason', 'loses mail', '--kind', 'mood'), { exit: 2, err: /security, broken, legal, other/ })
  t.match(JSON.parse((await yank('--reason', 'loses mail', '--kind', 'broken', '--json')).out), { version, yanked: 'loses mail', yankKind: 'broken' })
  t.match(await run(['plugin', 'yank', 'acme.mail', '99.0.0', '--registry', 'reg', '--key', 'k.json', '--reason', 'x']), { exit: 4, err: /HP_ERR_VERSION_UNKNOWN/ })
})
