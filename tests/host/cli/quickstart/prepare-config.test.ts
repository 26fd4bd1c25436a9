import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { prepareConfig } from '../../../../host/cli/quickstart/prepare-config.ts'
import { readConfig } from '../../../../host/kernel/read-config.ts'

const CONFIG = { registry: '/r', publishers: { acme: [generateKeyPair().publicKey] }, licenseIssuers: [generateKeyPair().publicKey] }

test('prepareConfig() writes what the host reads, for its owner alone', async (t) => {
  const file = join(t.testdir(), 'config.json')
  t.equal(await prepareConfig(file, CONFIG), true)
  t.same(await readConfig(file), CONFIG)
  t.equal((await stat(file)).mode & 0o777, 0o600)
})

test('prepareConfig() leaves the operator\'s file as it is, whatever is in it', async (t) => {
  const file = join(t.testdir(), 'config.json')
  for (const text of ['{"port":1}\n', 'no JSON', '']) {
    await writeFile(file, text)
    t.equal(await prepareConfig(file, CONFIG), false)
    t.equal(await readFile(file, 'utf8'), text)
  }
})

test('prepareConfig() does not pass over a folder that is not there', async (t) => {
  await t.rejects(prepareConfig(join(t.testdir(), 'none/config.json'), CONFIG), { code: 'ENOENT' })
})
