import { openRegistry } from '@hardpoint/registry/client'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry mirror makes a copy, and brings it up to date', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const first = JSON.parse((await run(['registry', 'mirror', 'reg', 'copy', '--json'])).out) as { written: number; kept: number; rootFingerprint: string }
  t.match(first, { kept: 0, rootFingerprint: /^sha256:/ })
  t.ok(first.written > 6, `${first.written} files`)
  t.equal((await openRegistry(join(directory, 'copy'), { root: first.rootFingerprint }).versions('acme.mail')).length, 1)
  t.match(JSON.parse((await run(['registry', 'mirror', 'reg', 'copy', '--json'])).out), { kept: 1 })
  t.match(await run(['registry', 'mirror', 'reg', 'copy']), { exit: 0, out: /copy is a copy of .*reg: .*\nroot {2}sha256:/ })
})

test('registry mirror takes no other root than was named, and no folder for a registry', async (t) => {
  const { run } = await publishable(home(t, { empty: {} }))
  t.match(await run(['registry', 'mirror', 'reg', 'copy', '--root', `sha256:${'0'.repeat(64)}`]), { exit: 5, err: /HP_ERR_REGISTRY_ROOT/ })
  t.match(await run(['registry', 'mirror', 'empty', 'copy']), { err: /HP_ERR_REGISTRY_CORRUPT/ })
  t.match(await run(['registry', 'mirror', 'none', 'copy']), { err: /HP_ERR_REGISTRY_UNREACHABLE/ })
})
