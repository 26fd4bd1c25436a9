import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { makePlugin } from './_plugin.ts'

test('plugin build writes what would be packed, --check nothing', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  t.match(await tryCli(['plugin', 'build', 'mail', '--check'], { directory }), { exit: 0, out: /main\.js/ })
  t.notOk(existsSync(join(directory, 'mail/dist')))
  t.match(await tryCli(['plugin', 'build', 'mail'], { directory }), { exit: 0 })
  t.ok(existsSync(join(directory, 'mail/dist/main.js')))
  t.match(await tryCli(['plugin', 'build', 'none'], { directory }), { exit: 4 })
})
