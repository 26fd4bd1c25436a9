import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initRegistry, openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { parseRole } from '../../../registry/roles/mod.ts'
import { NOW, codeOf, errorOf, newOperator, newRegistry, temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

test('initRegistry() makes a registry that clients can read, and answers its root', async (t) => {
  const directory = await temporaryDirectory(t)
  const { root } = await initRegistry(directory, { ...newOperator(), clock: () => NOW })
  t.equal(root, createHash('sha256').update(await readFile(join(directory, 'metadata/1.root.json'))).digest('hex'))
  t.same((await readdir(join(directory, 'metadata'))).sort(), ['1.root.json', '1.snapshot.json', '1.targets.json', 'timestamp.json'])
  t.same(await readsWhole(directory, NOW), {})
  t.equal((await stat(join(directory, 'private'))).mode & 0o777, 0o700)
  t.equal((await stat(join(directory, 'private/online.key.json'))).mode & 0o777, 0o600)
})

test('initRegistry() keeps no key of the operator', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const online = JSON.parse(await readFile(join(directory, 'private/online.key.json'), 'utf8')) as { keys: { publicKey: string }[] }
  for (const { publicKey } of [...operator.root, operator.targets]) t.notOk(online.keys.some((key) => key.publicKey === publicKey))
  const { signed } = parseRole('root', await readFile(join(directory, 'metadata/1.root.json')), 'root')
  t.same([signed.roles['root']?.threshold, signed.roles['root']?.keyIDs.length], [2, 3])
})

test('initRegistry() never replaces a registry, nor takes a key twice', async (t) => {
  const { directory } = await newRegistry(t)
  const before = await readFile(join(directory, 'metadata/1.root.json'))
  t.equal(await codeOf(initRegistry(directory, { ...newOperator(), clock: () => NOW })), 'HP_ERR_FILE_EXISTS')
  t.same(await readFile(join(directory, 'metadata/1.root.json')), before)
  const { root, targets } = newOperator()
  for (const [name, keys] of [
    ['twice in the root', { root: [root[0], root[0], root[1]], targets }], ['in the root and as targets', { root, targets: root[2] }],
  ] as const) {
    const folder = await temporaryDirectory(t)
    t.match(await errorOf(initRegistry(folder, { ...keys, clock: () => NOW })), { code: 'HP_ERR_KEY_INVALID', message: /for the root and for/ }, name)
    t.notOk(existsSync(join(folder, 'metadata/1.root.json')), name)
  }
})

test('initRegistry() waits for no other writer, and names what cannot be written', async (t) => {
  const { directory } = await newRegistry(t)
  const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
  t.equal(await codeOf(initRegistry(directory, { ...newOperator(), clock: () => NOW })), 'HP_ERR_REGISTRY_LOCKED')
  await store.close()
  const file = join(await temporaryDirectory(t), 'file')
  await writeFile(file, '')
  t.equal(await codeOf(initRegistry(file, { ...newOperator(), clock: () => NOW })), 'HP_ERR_DATA_READ_ONLY')
})
