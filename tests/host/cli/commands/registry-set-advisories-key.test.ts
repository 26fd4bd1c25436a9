import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry set-advisories-key makes a key where there is none, and takes the operator\'s alone', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json']), { exit: 2 })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json', '--targets-key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 'k.json', '--targets-key', 'operator/targets.key.json']), { exit: 8, err: /another task/ })
  t.match(await run(['registry', 'set-advisories-key', 'reg', 's.json', '--targets-key', 'operator/targets.key.json']), { exit: 0, out: /^advisories of reg are signed with SHA256:/ })
  t.ok(existsSync(join(directory, 's.json')))
})
