import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { prepareKeys } from '../../../../host/cli/quickstart/prepare-keys.ts'

test('prepareKeys() makes keys for publishing, for licenses and for its registry, for their owner alone', async (t) => {
  const directory = t.testdir()
  const { publisher, issuer, issuerFile, registry } = await prepareKeys(directory)
  t.equal(new Set([publisher, issuer, registry.targets, ...registry.root].map(({ publicKey }) => publicKey)).size, 6, 'who publishes plugins cannot issue licenses')
  t.equal(issuerFile, join(directory, 'license-issuer.key'))
  const files = (await readdir(directory, { recursive: true })).filter((file) => file !== 'registry').sort()
  t.same(files, ['license-issuer.key', 'publisher.key', 'registry/root-1.key.json', 'registry/root-2.key.json', 'registry/root-3.key.json', 'registry/targets.key.json'])
  for (const file of files) t.equal((await stat(join(directory, file))).mode & 0o777, 0o600, file)
  t.match(JSON.parse(await readFile(issuerFile, 'utf8')), issuer)
})

test('prepareKeys() keeps what is there, and makes what is missing', async (t) => {
  const directory = t.testdir()
  const first = await prepareKeys(directory)
  t.same(await prepareKeys(directory), first)
  await rm(first.issuerFile)
  const later = await prepareKeys(directory)
  t.same(later.publisher, first.publisher)
  t.not(later.issuer.publicKey, first.issuer.publicKey)
})

test('prepareKeys() refuses a key that others can read, and what is no key', async (t) => {
  const directory = t.testdir()
  const { issuerFile } = await prepareKeys(directory)
  await chmod(issuerFile, 0o644)
  await t.rejects(prepareKeys(directory), { code: 'HP_ERR_KEY_PERMISSIONS', details: { file: issuerFile, mode: '0644' } })
  await chmod(issuerFile, 0o600)
  await writeFile(issuerFile, '{}')
  await t.rejects(prepareKeys(directory), { code: 'HP_ERR_KEY_INVALID' })
  const empty = join(directory, 'none')
  await t.rejects(prepareKeys(empty), { code: 'HP_ERR_FILE_MISSING' })
  await mkdir(empty)
  await t.resolves(prepareKeys(empty))
})
