import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { fingerprintOf, readRootPin, rootRefused } from '../../../registry/client/root-pin.ts'
import { errorOf } from '../_fixtures.ts'

const ROOT = Buffer.from('{"signed":{}}')

test('readRootPin() takes a fingerprint, or a file whose fingerprint it is', async (t) => {
  const fingerprint = fingerprintOf(ROOT)
  t.match(fingerprint, /^sha256:[0-9a-f]{64}$/)
  t.same(await readRootPin(fingerprint, 'memory'), { fingerprint })
  const file = join(t.testdir(), 'root.json')
  await writeFile(file, ROOT)
  t.same(await readRootPin(file, 'memory'), { fingerprint, bytes: ROOT })
})

test('readRootPin() refuses what is neither, so that no typing error becomes trust at first use', async (t) => {
  for (const text of ['sha256:', `sha256:${'A'.repeat(64)}`, `sha256:${'a'.repeat(63)}`, '/nowhere/root.json', '']) {
    t.match(await errorOf(readRootPin(text, 'memory')), { code: 'HP_ERR_REGISTRY_ROOT', details: { registry: 'memory' } }, JSON.stringify(text))
  }
  t.match((await errorOf(readRootPin('/nowhere/root.json', 'memory')))?.message, 'names the file /nowhere/root.json: ENOENT')
})

test('rootRefused() names the registry and the problem', (t) => {
  t.equal(rootRefused('memory', 'it is another').message, 'The root of the registry memory is not one this host trusts: it is another.')
  t.end()
})
