import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPackage } from '@hardpoint/schemas/package'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { makePlugin } from './_plugin.ts'

test('plugin pack makes a package that verifies, the same bytes each time', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  const pack = async (...options: string[]): Promise<{ file: string; sha256: string; signedBy: string | null }> => JSON.parse((await tryCli(['plugin', 'pack', 'mail', '--json', ...options], { directory })).out)
  const signed = await pack('--key', 'k.json')
  t.match(signed, { file: /^acme\.mail-\d+\.\d+\.\d+\.hpk$/, signedBy: /^SHA256:/ })
  const { publicKey } = await readKeyFile(join(directory, 'k.json'))
  t.equal(verifyPackage(readFileSync(join(directory, signed.file)), { publicKeys: [publicKey] }).manifest.id, 'acme.mail')
  t.equal((await pack('--key', 'k.json', '-o', 'again.hpk')).sha256, signed.sha256)
  t.equal((await pack('-o', 'unsigned.hpk')).signedBy, null)
})
