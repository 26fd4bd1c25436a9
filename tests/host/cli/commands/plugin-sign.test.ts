import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { makePlugin } from './_plugin.ts'

test('plugin sign makes of an unsigned package what pack --key makes', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  await tryCli(['plugin', 'pack', 'mail', '-o', 'a.hpk'], { directory })
  await tryCli(['plugin', 'pack', 'mail', '-o', 'b.hpk', '--key', 'k.json'], { directory })
  t.match(await tryCli(['plugin', 'sign', 'a.hpk', '--key', 'k.json'], { directory }), { exit: 0, out: /signed by SHA256:/ })
  t.ok(readFileSync(join(directory, 'a.hpk')).equals(readFileSync(join(directory, 'b.hpk'))))
  t.match(await tryCli(['plugin', 'sign', 'a.hpk'], { directory }), { exit: 2 })
  t.match(await tryCli(['plugin', 'sign', 'k.json', '--key', 'k.json'], { directory }), { exit: 8, err: /HP_ERR_PACKAGE_FORMAT/ })
})
