import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'tap'
import { walls } from '../../../../host/cells/cell/walls.ts'
import { ASK_WALLS, type CellWalls } from '../../../../host/cells/protocol.ts'

const SOURCE = pathToFileURL(join(import.meta.dirname, '../../../../host/cells/cell/walls.ts')).href

/** In a process of its own, as cells are: what it finds open, it does. */
function ask(flags: readonly string[]): CellWalls {
  const script = `import { walls } from ${JSON.stringify(SOURCE)}; process.stdout.write(JSON.stringify(walls('7.0.1')))`
  const { stdout } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', script, ASK_WALLS], { env: { SECRET: 'x' }, encoding: 'utf8' })
  return JSON.parse(stdout) as CellWalls
}

test('walls() tries nothing in a cell that is there to serve', (t) => {
  t.same(walls('7.0.1'), { isolatedVm: '7.0.1', node: process.versions.node })
  t.end()
})

test('walls() says of a process without any that nothing stands', (t) => {
  t.same(ask([]).reach, { withoutPermission: true, files: true, network: true, childProcess: true, worker: true, inspector: true, codegen: true, addons: true, env: ['SECRET'] })
  t.end()
})

test('walls() finds what is denied by trying it', (t) => {
  const denied = ask(['--permission', '--allow-addons', `--allow-fs-read=${join(import.meta.dirname, '../../../../host')}/`, '--disallow-code-generation-from-strings'])
  t.match(denied.reach, { withoutPermission: false, files: false, network: false, childProcess: false, worker: false, inspector: false, codegen: false })
  t.equal(ask(['--permission', '--allow-fs-read=*']).reach?.addons, false, 'without --allow-addons none is loaded')
  t.end()
})
