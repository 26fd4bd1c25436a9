import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin promote moves a version from its channel into another', async (t) => {
  const { run } = await publishable(home(t))
  const at = ['--registry', 'reg', '--key', 'k.json']
  const { version } = JSON.parse((await run(['plugin', 'publish', 'a.hpk', '--channel', 'beta', ...at, '--json'])).out) as { version: string }
  const promote = (...more: string[]) => run(['plugin', 'promote', ...more, ...at])
  for (const named of ['acme.mail', 'acme.mail@', '@1.0.0', 'acme.mail@1.0.0@2.0.0']) t.match(await promote(named), { exit: 2, err: /acme\.mail@1\.2\.0/ }, named)
  t.match(await promote(`acme.mail@${version}`, '--to', 'v1'), { exit: 2, err: /"v1" is no name of a channel/ })
  t.match(await promote(`acme.mail@${version}`, '--to', 'rc'), { exit: 0, out: `acme.mail ${version} is in rc` })
  t.match(await promote(`acme.mail@${version}`), { exit: 0, out: `acme.mail ${version} is in latest` })
  t.match(await promote(`acme.mail@${version}`, '--to', 'beta'), { exit: 3, err: /no version leaves/ })
  t.match(await promote('acme.mail@99.0.0'), { exit: 4, err: /HP_ERR_VERSION_UNKNOWN/ })
})
