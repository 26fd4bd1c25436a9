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
import { killedEverywhere } from '../../_kill-points.ts'
import { recovers } from './_crash-checks.ts'
import { OPERATIONS, makeScene, optionsAt, sceneAt, writeScene } from './_crash-scene.ts'

/** Of a publish every change of the disk; of the others where a file comes into its place or goes: what is half-written stands apart, and a start throws it away. */
const ALL = '.'
const VISIBLE = '^(?:rename|rm) '

for (const [name, operation] of Object.entries(OPERATIONS)) {
  test(`openRegistryStore() recovers from SIGKILL before any change of the disk, when it ${name}`, { timeout: 120_000 }, async (t) => {
    const [at, copies] = [await temporaryDirectory(t), await temporaryDirectory(t)]
    const scene = await makeScene(join(at, 'registry'))
    // What grew old meanwhile is taken away before: its steps are another test's.
    await (await openRegistryStore(scene.directory, optionsAt(operation.now ?? NOW))).close()
    await writeScene(scene, join(at, 'scene.json'))
    const script = join(import.meta.dirname, '_killed-operation.ts')
    const points = await killedEverywhere(script, { copies }, [join(at, 'scene.json'), copies, name, name === 'publishes a version' ? ALL : VISIBLE])
    const before = (await inForce(scene.directory)).timestamp
    const switched = points.indexOf('rename timestamp.json')
    t.ok(switched >= 0, 'it has a step that makes it true')
    for (const [n, point] of points.entries()) {
      const copy = sceneAt(scene, join(copies, `${n}`))
      t.equal((await inForce(copy.directory)).timestamp > before, n > switched, `${n}, ${point}: in force from timestamp.json on`)
      await recovers(t, copy, operation, `${n}, ${point}`)
    }
    t.comment(`${points.length} points`)
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
