// A process for a test to kill: publishes version after version, and prints each one that was acknowledged.
import { openRegistryStore } from '@hardpoint/registry/server'
import { publish } from './_author.ts'
import { NOW, packageOf } from './_fixtures.ts'
import { readScene } from './server/_crash-scene.ts'

const [file = '', round = '0'] = process.argv.slice(2)
const { directory, keys, token } = await readScene(file)
const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
for (let n = 0; ; n++) {
  const { version } = await publish(store, packageOf(keys, { version: `2.${round}.${n}` }, { 'README.md': 'x'.repeat(n * 999) }), { keys, token })
  process.stdout.write(`${version}\n`)
}
