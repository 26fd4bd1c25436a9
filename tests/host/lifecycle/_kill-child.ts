/**
 * Stands at every point of a scene, or of a start, and is killed. Arguments: template, folder of the copies, scene.
 * The registry lies beside the template and beside the copies.
 */
import { standEverywhere } from '../../_kill-points.ts'
import { KILL_SCENES, openKillHost } from './_kill-scenes.ts'

const [template = '', copies = '', name = ''] = process.argv.slice(2)
const scene = KILL_SCENES[name]
await standEverywhere({ template, copies }, async directory => {
  if (scene === undefined) return () => openKillHost(directory)
  return scene.verb(await openKillHost(directory))
})
