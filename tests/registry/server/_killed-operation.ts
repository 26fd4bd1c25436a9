// A process that is killed before a step of an operation, by itself and with SIGKILL: nothing of it runs any more.
import { openRegistryStore } from '@hardpoint/registry/server'
import { NOW } from '../_fixtures.ts'
import { OPERATIONS, optionsAt, readScene } from './_crash-scene.ts'

const [file = '', name = '', step = '0'] = process.argv.slice(2)
const scene = await readScene(file)
const operation = OPERATIONS[name]
let taken = 0
const store = await openRegistryStore(scene.directory, optionsAt(operation?.now ?? NOW, () => {
  if (taken++ === Number(step)) process.kill(process.pid, 'SIGKILL')
}))
await operation?.run(store, scene)
