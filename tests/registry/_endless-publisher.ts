// A process for a test to kill: publishes version after version, and prints each one that was acknowledged.
import { openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { NOW, packageOf } from './_fixtures.ts'

const [directory = '', round = '0'] = process.argv.slice(2)
const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
const keys = generateKeyPair()
await (round === '0' ? store.registerPublisher('acme', keys.publicKey) : store.rotateKey('acme', keys.publicKey))
const token = await store.createToken('acme')
for (let n = 0; ; n++) {
  const { version } = await store.publish(packageOf(keys, { version: `1.${round}.${n}` }, { 'README.md': 'x'.repeat(n * 999) }), token)
  process.stdout.write(`${version}\n`)
}
