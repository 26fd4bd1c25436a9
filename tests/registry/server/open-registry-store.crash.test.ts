import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { initRegistry, keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { TIMESTAMP_PATH } from '../../../registry/layout/mod.ts'
import { inForce } from '../_author.ts'
import { NOW, newOperator, temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'
import { copyOf, recovers, stepsOf } from './_crash-checks.ts'
import { OPERATIONS, makeScene, optionsAt } from './_crash-scene.ts'

class Killed extends Error {
  override readonly message = 'killed'
}

const KILLED = { message: 'killed' }

for (const [name, operation] of Object.entries(OPERATIONS)) {
  test(`openRegistryStore() recovers from a failure before any step, when it ${name}`, async (t) => {
    const scene = await makeScene(await temporaryDirectory(t))
    // What grew old meanwhile is taken away before: its steps are another test's.
    await (await openRegistryStore(scene.directory, optionsAt(operation.now ?? NOW))).close()
    const steps = await stepsOf(t, scene, operation)
    t.ok(steps.includes(TIMESTAMP_PATH), 'it has a step that makes it true')
    for (const [at, path] of steps.entries()) {
      const copy = await copyOf(t, scene)
      let taken = 0
      const store = await openRegistryStore(copy.directory, optionsAt(operation.now ?? NOW, () => { if (taken++ === at) throw new Killed() }))
      await t.rejects(operation.run(store, copy), KILLED, `step ${at}, ${path}`)
      const reached = (await inForce(copy.directory)).timestamp > (await inForce(scene.directory)).timestamp
      t.equal(reached, at > steps.indexOf(TIMESTAMP_PATH), `step ${at}, ${path}: in force from timestamp.json on`)
      // The process goes on, and may be asked again.
      const again = await copyOf(t, copy)
      await operation.run(store, copy)
      await readsWhole(copy.directory, operation.now ?? NOW)
      await store.close()
      await recovers(t, again, operation, `step ${at}, ${path}`)
    }
  })
}

test('openRegistryStore() recovers from a failure while it recovers', async (t) => {
  const scene = await makeScene(await temporaryDirectory(t))
  const operation = OPERATIONS['publishes a version']
  if (operation === undefined) return t.fail('there is such an operation')
  let failing = true
  const store = await openRegistryStore(scene.directory, optionsAt(NOW, ({ path }) => { if (failing && path === TIMESTAMP_PATH) throw new Killed() }))
  await t.rejects(operation.run(store, scene), KILLED)
  await store.close()
  failing = false
  const steps: string[] = []
  for (let at = 0; ; at++) {
    const copy = await copyOf(t, scene)
    let taken = 0
    const opened = await openRegistryStore(copy.directory, optionsAt(NOW, ({ path }) => {
      if (taken++ === at) throw new Killed()
      steps.push(path)
    })).catch((error: unknown) => { if (!(error instanceof Killed)) throw error })
    if (opened !== undefined) {
      await opened.close()
      break
    }
    await recovers(t, copy, operation, `step ${at} of recovering`)
  }
  t.ok(steps.some((path) => path.startsWith('metadata/')), 'it had something to take away')
})

test('initRegistry() that broke off before any step is done anew', async (t) => {
  const operator = newOperator()
  const steps: string[] = []
  await initRegistry(await temporaryDirectory(t), { ...operator, clock: () => NOW, onStep: ({ path }) => { steps.push(path) } })
  t.equal(steps.at(-1), TIMESTAMP_PATH)
  for (const [at, path] of steps.entries()) {
    const directory = await temporaryDirectory(t)
    let taken = 0
    await t.rejects(initRegistry(directory, { ...operator, clock: () => NOW, onStep: () => { if (taken++ === at) throw new Killed() } }), KILLED, path)
    await t.rejects(openRegistryStore(directory, optionsAt(NOW)), { code: 'HP_ERR_REGISTRY_CORRUPT' }, `${path}: it is no registry yet`)
    await initRegistry(directory, { ...operator, clock: () => NOW })
    const store = await openRegistryStore(directory, optionsAt(NOW))
    await store.registerPublisher('acme', generateKeyPair().publicKey, operator.targets)
    await store.close()
    await readsWhole(directory, NOW)
  }
})

test('openRegistryStore() keeps what was replaced for a day, and takes it away then', async (t) => {
  const scene = await makeScene(await temporaryDirectory(t))
  let now = NOW
  const options = { checkManifest: () => undefined, clock: () => now }
  const old = async (): Promise<number> => (await readdir(join(scene.directory, 'metadata'))).filter((file) => file.endsWith('.targets.json')).length - 1
  const store = await openRegistryStore(scene.directory, options)
  for (let n = 0; n < 20; n++) {
    now += 4 * 3_600_000
    await store.renewTargets(keySigner(scene.targets))
  }
  // Those of before the store was opened are of no interest to it while it is open.
  t.equal(await old(), 6 + 2)
  await store.close()
  for (const [hours, kept] of [[1, 6], [4, 5], [8, 3], [24, 0]] as const) {
    now += hours * 3_600_000
    const again = await openRegistryStore(scene.directory, options)
    t.equal(await old(), kept, `${hours} hours later`)
    await again.close()
  }
  const last = await openRegistryStore(scene.directory, options)
  await last.keepFresh()
  await last.close()
  t.same(await readsWhole(scene.directory, now), { 'acme.mail': ['1.0.0', '1.1.0'] })
})
