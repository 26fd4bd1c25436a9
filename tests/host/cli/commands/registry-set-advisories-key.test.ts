import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry set-advisories-key makes a key where there is none, and takes the operator\'s alone', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json']), { exit: 2 })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json', '--targets-key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 'k.json', '--targets-key', 'operator/targets.key.json']), { exit: 8, err: /it stands for the advisories and for a publisher; each task has a key of its own/ })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json', '--targets-key', 'operator/targets.key.json']), { exit: 0, out: /^advisories of reg are signed with SHA256:/ })
  t.ok(existsSync(join(directory, 's.json')))
})

test('registry set-advisories-key, add-advisory and withdraw-advisory work through a running server', async (t) => {
  const { url, run } = await served(t, home(t))
  t.match(await run(['registry', 'set-advisories-key', url, 's.json', '--targets-key', 'operator/targets.key.json']), { exit: 0 })
  t.match(await run(['registry', 'add-advisory', url, 'HPA-1', 'acme.mail', '<2', '--severity', 'high', '--title', 'Too open', '--key', 's.json']), { exit: 0 })
  t.match(await run(['registry', 'list-advisories', url]), { exit: 0, out: /HPA-1 +high +warn/ })
  t.match(await run(['registry', 'withdraw-advisory', url, 'HPA-1', '--key', 's.json']), { exit: 0 })
  t.match(await run(['registry', 'withdraw-advisory', url, 'HPA-2', '--key', 's.json']), { exit: 4, err: /HP_ERR_ADVISORY_UNKNOWN/ })
  t.match(await run(['registry', 'list-advisories', 'reg']), { exit: 0, out: /HPA-1 +high +withdrawn/ }, 'and in its folder')
})
