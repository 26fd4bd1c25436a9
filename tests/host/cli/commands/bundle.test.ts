import { join } from 'node:path'
import { openRegistry } from '@hardpoint/registry/client'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('bundle puts plugins into a file, from which they can be had by the registry\'s first root', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const made = JSON.parse((await run(['bundle', 'acme.mail', '--registry', 'reg', '-o', 'a.hpb', '--json'])).out) as { plugins: Record<string, string>; rootFingerprint: string }
  const [entry] = await openRegistry(join(directory, 'a.hpb'), { root: made.rootFingerprint }).versions('acme.mail')
  t.same(made.plugins, { 'acme.mail': entry?.version })
  t.match(await run(['bundle', 'acme.mail', '--registry', 'reg', '-o', 'b.hpb']), { exit: 0, out: /wrote b\.hpb .*\nacme\.mail .*\nroot {2}sha256:.*\nuntil \d{4}-\d\d-\d\d, when the first/ })
})

test('bundle says what it lacks', async (t) => {
  const { run } = await publishable(home(t))
  t.match(await run(['bundle', 'acme.mail', '-o', 'a.hpb']), { exit: 2, err: /--registry/ })
  for (const out of [[], ['-o', 'a.zip']]) t.match(await run(['bundle', 'acme.mail', '--registry', 'reg', ...out]), { exit: 2, err: /\.hpb/ })
  t.match(await run(['bundle', 'acme.nothing', '--registry', 'reg', '-o', 'a.hpb']), { exit: 4, err: /HP_ERR_PLUGIN_UNKNOWN/ })
  t.match(await run(['bundle', 'acme.mail', '--registry', 'reg', '-o', 'a.hpb', '--root', `sha256:${'0'.repeat(64)}`]), { exit: 5, err: /HP_ERR_REGISTRY_ROOT/ })
})
