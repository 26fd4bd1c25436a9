import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('keys new writes a key file for its owner alone', async (t) => {
  const directory = home(t)
  t.match(await tryCli(['keys', 'new', 'a.json'], { directory }), { exit: 0, out: /public key[\s\S]*SHA256:/ })
  t.equal(statSync(join(directory, 'a.json')).mode & 0o777, 0o600)
  t.match(await tryCli(['keys', 'new', 'a.json'], { directory }), { err: /HP_ERR_FILE_EXISTS/ })
  t.match(await tryCli(['keys', 'new', 'no/where.json'], { directory }), { exit: 4 })
})
