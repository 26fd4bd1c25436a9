// Stands before every change of a file that readers or a start could see, in an operation, and is killed: nothing of it runs any more.
import { openRegistryStore } from '@hardpoint/registry/server'
import { standEverywhere } from '../../_kill-points.ts'
import { NOW } from '../_fixtures.ts'
import { OPERATIONS, optionsAt, readScene, sceneAt } from './_crash-scene.ts'

const [file = '', copies = '', name = '', only = ''] = process.argv.slice(2)
const scene = await readScene(file)
const operation = OPERATIONS[name]
await standEverywhere({ template: scene.directory, copies, only: new RegExp(only) }, async (directory) => {
  const store = await openRegistryStore(directory, optionsAt(operation?.now ?? NOW))
  return async () => operation?.run(store, sceneAt(scene, directory))
})
