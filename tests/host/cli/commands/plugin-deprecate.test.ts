import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin deprecate tells what is better', async (t) => {
  const { run } = await publishable(home(t))
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const deprecate = (...more: string[]) => run(['plugin', 'deprecate', 'acme.mail', ...more, '--registry', 'reg', '--key', 'k.json'])
  t.match(await deprecate(), { exit: 2, err: /--reason/ })
  t.match(await deprecate('--reason', 'old', '--replacement', 'acme.post'), { exit: 0, out: /^deprecated acme\.mail / })
  t.match(JSON.parse((await deprecate('--reason', 'older', '--json')).out), [{ deprecated: 'older', replacement: undefined }])
  t.match(await deprecate('99.0.0', '--reason', 'x'), { exit: 4, err: /HP_ERR_VERSION_UNKNOWN/ })
})
