import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry refresh signs what grows old, and the list of publishers where its key is given', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['registry', 'refresh', 'reg']), { exit: 0, out: 'reg is fresh' })
  t.match(await run(['registry', 'refresh', 'reg', '--targets-key', 'operator/targets.key.json']), { exit: 0, out: 'signed reg anew' })
  t.ok(readdirSync(join(directory, 'reg/metadata')).includes('3.targets.json'))
  t.match(await run(['registry', 'refresh', 'reg', '--targets-key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
})
