import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('license keygen writes a private file once, and prints the public key alone', async (t) => {
  const directory = home(t)
  const { exit, out } = await tryCli(['license', 'keygen', 'issuer.key.json', '--json'], { directory })
  t.equal(exit, 0)
  const file = join(directory, 'issuer.key.json')
  const { publicKey, privateKey } = await readKeyFile(file)
  t.match(JSON.parse(out), { publicKey, fingerprint: /^SHA256:/ })
  t.notMatch(out, privateKey)
  t.equal(statSync(file).mode & 0o077, 0)
  t.match(await tryCli(['license', 'keygen', 'issuer.key.json'], { directory }), { err: /HP_ERR_FILE_EXISTS/ }, 'never replaced')
})
