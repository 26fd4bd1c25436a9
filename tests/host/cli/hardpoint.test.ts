import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { test } from 'tap'
import { findPinnedNode } from '../../../host/cli/hardpoint.js'

const LAUNCHER = join(import.meta.dirname, '../../../host/cli/hardpoint.js')

test('hardpoint.js starts the CLI', async (t) => {
  t.match(spawnSync(process.execPath, [LAUNCHER, 'version'], { encoding: 'utf8' }), { status: 0, stdout: /^hardpoint \d/ })
  t.equal(spawnSync(process.execPath, [LAUNCHER, 'nonsense'], { encoding: 'utf8' }).status, 2)
})

test('findPinnedNode() looks upwards', async (t) => {
  const directory = t.testdir({ node_modules: { node: { bin: { node: '' } } }, a: { b: {} } })
  t.equal(findPinnedNode(join(directory, 'a/b')), join(directory, 'node_modules/node/bin/node'))
  t.equal(findPinnedNode('/'), undefined)
})

const OLD_NODE = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node')).find((node) => {
  const { stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return Number(stdout?.split('.')[0]) > 0 && Number(stdout.split('.')[0]) < 26
})

test('hardpoint.js on an older Node hands over to the pinned one, or says which it needs', { skip: OLD_NODE === undefined ? 'no older Node here' : false }, async (t) => {
  const old = OLD_NODE ?? ''
  t.match(spawnSync(old, [LAUNCHER, 'version', '--json'], { encoding: 'utf8' }), { status: 0, stdout: /"node": "v26/ })
  t.equal(spawnSync(old, [LAUNCHER, 'nonsense'], { encoding: 'utf8' }).status, 2, 'the exit code comes through')
  const alone = spawnSync(old, [LAUNCHER, 'version'], { encoding: 'utf8', env: { HARDPOINT_REEXEC: '1' } })
  t.match(alone, { status: 1, stderr: /Node 26 or later.*HP_ERR_NODE_VERSION/ })
})
