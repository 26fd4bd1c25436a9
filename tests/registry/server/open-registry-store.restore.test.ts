import { cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openRegistryStore } from '@hardpoint/registry/server'
import type { IndexEntry } from '@hardpoint/schemas'
import type { Test } from 'tap'
import { test } from 'tap'
import { TIMESTAMP_PATH, packagePath } from '../../../registry/layout/mod.ts'
import { publish } from '../_author.ts'
import { NOW, acmeStore, codeOf, errorOf, packageOf, type Fixture } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

const DAY = 86_400_000
const TRASH = `private/trash/${NOW}`
const optionsAt = (now: number) => ({ clock: () => now, checkManifest: () => undefined })

/** A registry of which there is a copy of metadata/ as it was after each release; closed. */
async function released(t: Test, versions: readonly string[]): Promise<Fixture & { readonly lines: readonly IndexEntry[] }> {
  const fixture = await acmeStore(t)
  const { directory, store, keys, token } = fixture
  const lines: IndexEntry[] = []
  for (const version of versions) {
    lines.push(await publish(store, packageOf(keys, { version }), { keys, token }))
    await cp(join(directory, 'metadata'), join(directory, `private/backup-${version}`), { recursive: true })
  }
  await store.close()
  return { ...fixture, lines }
}

async function restore(directory: string, version: string, path = 'metadata'): Promise<void> {
  await rm(join(directory, path), { recursive: true })
  await cp(join(directory, path.replace('metadata', `private/backup-${version}`)), join(directory, path), { recursive: true })
}

async function below(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)).toSorted()
}

test('openRegistryStore() loses no package where an older metadata/ was put back', async (t) => {
  const { directory, keys, token, lines } = await released(t, ['1.0.0', '1.1.0', '1.2.0'])
  const before = await Promise.all(lines.map((line) => readFile(join(directory, packagePath(line)))))
  await restore(directory, '1.0.0')
  const store = await openRegistryStore(directory, optionsAt(NOW))
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
  for (const [at, line] of lines.entries()) t.same(await readFile(join(directory, at === 0 ? '' : TRASH, packagePath(line))), before[at], line.version)
  t.equal((await below(join(directory, TRASH, 'targets/index'))).length, 2, 'and the two indexes')
  // What its publisher still has goes on.
  await publish(store, packageOf(keys, { version: '1.1.0' }), { keys, token })
  await store.close()
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '1.1.0'] })
  for (const [days, kept] of [[29, true], [31, false]] as const) {
    await (await openRegistryStore(directory, optionsAt(NOW + days * DAY))).close()
    t.equal((await below(join(directory, TRASH))).length > 0, kept, `after ${days} days`)
  }
})

test('openRegistryStore() refuses a timestamp that is older than what lies beside it, and takes nothing away', async (t) => {
  const { directory } = await released(t, ['1.0.0', '1.1.0', '1.2.0'])
  const before = await below(directory)
  await restore(directory, '1.0.0', TIMESTAMP_PATH)
  t.match(await errorOf(openRegistryStore(directory, optionsAt(NOW))), { code: 'HP_ERR_REGISTRY_OLDER', details: { version: 3, newest: 5 } })
  t.same(await below(directory), before)
  await restore(directory, '1.2.0', TIMESTAMP_PATH)
  await (await openRegistryStore(directory, optionsAt(NOW))).close()
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '1.1.0', '1.2.0'] })
})

test('openRegistryStore() puts aside what may be a kill\'s or the newest state, whole enough to be put back', async (t) => {
  const { directory } = await released(t, ['1.0.0', '1.1.0'])
  await restore(directory, '1.0.0', TIMESTAMP_PATH)
  await (await openRegistryStore(directory, optionsAt(NOW))).close()
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
  const trash = await below(join(directory, TRASH))
  t.match(trash, [/^metadata\/2\.namespace\.acme\.json$/, /^metadata\/\d+\.snapshot\.json$/, /^packages\/acme\.mail\/1\.1\.0-/, /^targets\/index\//])
  for (const path of trash) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await rename(join(directory, TRASH, path), join(directory, path))
  }
  await restore(directory, '1.1.0', TIMESTAMP_PATH)
  await (await openRegistryStore(directory, optionsAt(NOW))).close()
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '1.1.0'] })
})

test('openRegistryStore() deletes what was replaced long ago, and keeps none of it in the trash', async (t) => {
  const { directory, operator } = await released(t, ['1.0.0'])
  const store = await openRegistryStore(directory, optionsAt(NOW))
  await store.renewTargets(operator.targets)
  await store.close()
  const again = await openRegistryStore(directory, optionsAt(NOW + 2 * DAY))
  t.equal(await codeOf(again.keepFresh()), 'no error')
  await again.close()
  t.notOk((await below(join(directory, 'metadata'))).includes('2.targets.json'))
  t.same(await below(join(directory, 'private/trash')), [])
})
