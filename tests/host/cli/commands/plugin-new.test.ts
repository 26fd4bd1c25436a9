import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('plugin new writes a plugin that lints, and replaces nothing', async (t) => {
  const directory = home(t)
  t.match(await tryCli(['plugin', 'new', 'mail', '--id', 'acme.mail'], { directory }), { exit: 0, out: /wrote mail\/plugin\.json/ })
  t.ok(existsSync(join(directory, 'mail/plugin.json')))
  t.match(await tryCli(['plugin', 'lint', 'mail'], { directory }), { exit: 0 })
  t.match(await tryCli(['plugin', 'new', 'mail'], { directory }), { err: /HP_ERR_FILE_EXISTS/ })
  t.match(await tryCli(['plugin', 'new', 'other', '--id', 'NOT AN ID'], { directory }), { exit: 8 })
})
