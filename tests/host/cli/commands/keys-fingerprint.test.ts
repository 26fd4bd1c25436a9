import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('keys fingerprint is the same of the file and of its public key', async (t) => {
  const directory = home(t)
  const { publicKey, fingerprint } = JSON.parse((await tryCli(['keys', 'new', 'a.json', '--json'], { directory })).out) as { publicKey: string; fingerprint: string }
  for (const key of ['a.json', publicKey]) t.match(JSON.parse((await tryCli(['keys', 'fingerprint', key, '--json'], { directory })).out), { publicKey, fingerprint })
  chmodSync(join(directory, 'a.json'), 0o644)
  t.match(await tryCli(['keys', 'fingerprint', 'a.json'], { directory }), { exit: 5, err: /HP_ERR_KEY_PERMISSIONS[\s\S]*chmod 600/ })
})
