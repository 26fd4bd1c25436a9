// A process that holds a registry's directory until it is killed.
import { openRegistryStore } from '@hardpoint/registry/server'
import { NOW } from '../_fixtures.ts'

const [directory = ''] = process.argv.slice(2)
await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
process.stdout.write('holds\n')
setInterval(() => undefined, 1000)
