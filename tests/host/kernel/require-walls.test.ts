import { test } from 'tap'
import type { ProbedWall } from '../../../host/cells/mod.ts'
import { createHost } from '../../../host/kernel/create-host.ts'
import { requireWalls } from '../../../host/kernel/require-walls.ts'

const WALLS: readonly ProbedWall[] = [
  { id: 'files', keeps: 'no files', open: undefined, by: 'node', fix: 'Mend it' },
  { id: 'net-namespace', keeps: 'a network of its own', open: "it shares the host's", by: 'system', fix: 'Install bubblewrap' },
  { id: 'pid-namespace', keeps: 'no sight of others', open: "it shares the host's", by: 'system', fix: 'Install bubblewrap' },
  { id: 'limits', keeps: 'no core dumps', open: 'no limit on core dumps', by: 'system', fix: 'Install prlimit' },
]

test('requireWalls() names the walls that are missing, what was found, and each fix once', async (t) => {
  await t.rejects(requireWalls(['files', 'net-namespace', 'pid-namespace'], async () => WALLS), {
    code: 'HP_ERR_CELL_WALL', exit: 3, message: /here: net-namespace \(it shares the host's\), pid-namespace \(it shares the host's\)\.$/, fix: /^Install bubblewrap\. hardpoint doctor/,
  })
})

test('requireWalls() is content where what is required stands, whatever else is missing', async (t) => {
  await t.resolves(requireWalls(['files'], async () => WALLS))
  await t.resolves(requireWalls(['permission', 'files', 'network', 'env']), 'a real cell')
})

test('requireWalls() starts no cell where nothing is required', async (t) => {
  await t.resolves(requireWalls([], () => { throw new RangeError('started') }))
})

test('requireWalls() tells that a cell does not start', async (t) => {
  await t.rejects(requireWalls(['files'], () => Promise.reject({ description: 'exit code 9' })), { code: 'HP_ERR_BOOT', message: /a cell does not start: exit code 9/ })
})

test('a host with cells.require looks before it starts; one without does not', async (t) => {
  const { execPath } = process
  t.teardown(() => { process.execPath = execPath })
  process.execPath = '/nonexistent/node'
  const options = { dataDirectory: t.testdir(), listen: false }
  await t.rejects(createHost({ ...options, config: { cells: { require: ['files'] } } }), { code: 'HP_ERR_BOOT', message: /a cell does not start/ })
  const host = await createHost(options)
  await t.resolves(host.close())
})
