import { cp, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openRegistryStore } from '@hardpoint/registry/server'
import type { Test } from 'tap'
import { NOW, temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'
import { optionsAt, sceneAt, type Operation, type Scene } from './_crash-scene.ts'

/** The steps that the code itself takes for an operation, in order. */
export async function stepsOf(t: Test, scene: Scene, operation: Operation): Promise<string[]> {
  const copy = await copyOf(t, scene)
  const steps: string[] = []
  const store = await openRegistryStore(copy.directory, optionsAt(operation.now ?? NOW, ({ path }) => { steps.push(path) }))
  await operation.run(store, copy)
  await store.close()
  return steps
}

export async function copyOf(t: Test, scene: Scene): Promise<Scene> {
  const directory = await temporaryDirectory(t)
  // Without the lock: whoever held it is gone.
  await cp(scene.directory, directory, { recursive: true, filter: (path) => !path.includes('/private/lock') })
  return sceneAt(scene, directory)
}

/** What was published before is there and whole, nothing else is, and the operation can be done. */
export async function recovers(t: Test, scene: Scene, operation: Operation, name: string): Promise<void> {
  const { directory } = scene
  const now = operation.now ?? NOW
  const found = await readsWhole(directory, NOW)
  const store = await openRegistryStore(directory, optionsAt(now))
  try {
    t.same(await readsWhole(directory, NOW), found, `${name}: opening changes nothing that readers see`)
    for (const version of ['1.0.0', '1.1.0']) t.ok(found['acme.mail']?.includes(version), `${name}: ${version} is there`)
    t.same((await readFile(join(directory, 'catalog.ndjson'), 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line)), store.search(''), `${name}: the catalog is made anew`)
    t.same(await readdir(join(directory, 'private/tmp')), [], `${name}: nothing half-written stays`)
    await operation.run(store, scene)
    await readsWhole(directory, now)
  } finally {
    await store.close()
  }
}
