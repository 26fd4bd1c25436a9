import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { verifyCountersignature } from '@hardpoint/schemas/package'
import { home, tryCli } from '../_try.ts'
import { makePlugin } from './_plugin.ts'

test('plugin countersign writes what a host demands, named by the digest, and leaves the package as it is', async (t) => {
  const directory = home(t, { signed: {} })
  await makePlugin(directory)
  await tryCli(['plugin', 'pack', 'mail', '-o', 'a.hpk', '--key', 'k.json'], { directory })
  await tryCli(['keys', 'new', 'reviewer.json'], { directory })
  const before = readFileSync(join(directory, 'a.hpk'))
  const { exit, out } = await tryCli(['plugin', 'countersign', 'a.hpk', '--key', 'reviewer.json', '-o', 'signed', '--json'], { directory })
  t.equal(exit, 0)
  const { file, signedBy, ...of } = JSON.parse(out) as { file: string; signedBy: string; id: string; version: string; sha256: string }
  t.equal(file, join('signed', `${of.sha256}.json`))
  t.match(signedBy, /^SHA256:/)
  const { publicKey } = JSON.parse(readFileSync(join(directory, 'reviewer.json'), 'utf8')) as { publicKey: string }
  t.equal(verifyCountersignature(JSON.parse(readFileSync(join(directory, file), 'utf8')), of, [publicKey]), publicKey)
  t.ok(before.equals(readFileSync(join(directory, 'a.hpk'))))
})

test('plugin countersign needs a key and a package', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  t.match(await tryCli(['plugin', 'countersign', 'k.json'], { directory }), { exit: 2, err: /--key/ })
  t.match(await tryCli(['plugin', 'countersign', 'k.json', '--key', 'k.json'], { directory }), { exit: 8, err: /HP_ERR_PACKAGE_FORMAT/ })
})
