import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { inForce } from '../_author.ts'
import { NOW, temporaryDirectory } from '../_fixtures.ts'
import { copyOf, recovers, stepsOf } from './_crash-checks.ts'
import { OPERATIONS, makeScene, optionsAt, writeScene } from './_crash-scene.ts'

for (const name of ['publishes a version', 'rotates a publisher\'s key', 'gives the registry other keys', 'warns of a version', 'takes a list and advisories that were signed elsewhere']) {
  test(`openRegistryStore() recovers from SIGKILL before any step, when it ${name}`, { timeout: 120_000 }, async (t) => {
    const scene = await makeScene(await temporaryDirectory(t))
    const operation = OPERATIONS[name]
    if (operation === undefined) return t.fail('there is such an operation')
    const steps = await stepsOf(t, scene, operation)
    for (const [at, path] of steps.entries()) {
      const copy = await copyOf(t, scene)
      await writeScene(copy, join(copy.directory, 'private/scene.json'))
      const child = spawn(process.execPath, [join(import.meta.dirname, '_killed-operation.ts'), join(copy.directory, 'private/scene.json'), name, `${at}`], { stdio: 'inherit' })
      const [, signal] = await once(child, 'close') as [number | null, NodeJS.Signals | null]
      t.equal(signal, 'SIGKILL', `step ${at}, ${path}`)
      await recovers(t, copy, operation, `step ${at}, ${path}`)
    }
  })
}

test('openRegistryStore() finds every acknowledged version, whole, after SIGKILL', { timeout: 120_000 }, async (t) => {
  const scene = await makeScene(await temporaryDirectory(t))
  await writeScene(scene, join(scene.directory, 'private/scene.json'))
  const acknowledged: string[] = []
  for (const [round, kills] of [1, 2, 5, 9].entries()) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../_endless-publisher.ts'), join(scene.directory, 'private/scene.json'), `${round}`], { stdio: ['ignore', 'pipe', 'inherit'] })
    t.teardown(() => child.kill('SIGKILL'))
    const gone = once(child, 'close')
    let seen = 0
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      // Kills while the next version is being written; what was acknowledged meanwhile still arrives.
      if (++seen === kills) child.kill('SIGKILL')
    }
    await gone
    const store = await openRegistryStore(scene.directory, optionsAt(NOW))
    const entries = await (await inForce(scene.directory)).lines('acme.mail')
    const versions = entries.map(({ version }) => version)
    t.same(acknowledged.filter((version) => !versions.includes(version)), [], 'none is lost')
    t.equal(new Set(versions).size, versions.length, 'none is doubled')
    for (const { id, version, sha256, size } of entries) {
      const bytes = await readFile(join(scene.directory, `packages/${id}/${version}-${sha256}.hpk`))
      t.same([createHash('sha256').update(bytes).digest('hex'), bytes.length], [sha256, size], `${version} is whole`)
    }
    await store.close()
  }
  t.ok(acknowledged.length >= 17)
})
