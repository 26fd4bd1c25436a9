import { test } from 'tap'
import { cellCommand } from '../../../../host/cells/cell-command.ts'
import { probeCell, type ProbedWall } from '../../../../host/cells/probe-cell.ts'
import { cellWalls, checkCellWalls, judgeWall } from '../../../../host/cli/doctor/cell-walls.ts'

const { args, ...command } = cellCommand()

test('cellWalls has a line for each wall, none of which fails on a machine that is well', async (t) => {
  const lines = await cellWalls.run({ dataDirectory: '/nowhere' })
  if (!Array.isArray(lines)) return t.fail('one result')
  t.ok(['wall files', 'wall net-namespace', 'wall fds'].every((id) => lines.some((line) => line.id === id)), lines.map(({ id }) => id).join(' '))
  t.same(lines.filter(({ state }) => state === 'fail'), [])
})

test('checkCellWalls() fails for each wall of Node that does not stand', async (t) => {
  const lines = await checkCellWalls(() => probeCell({ ...command, args: ['--allow-net', '--allow-worker', ...args] }))
  t.match(Array.isArray(lines) ? lines.filter(({ state }) => state === 'fail') : lines, [{ id: 'wall network', fix: /npm ci/ }, { id: 'wall worker', fix: /npm ci/ }])
})

test('checkCellWalls() finds that no cell starts', async (t) => {
  const fix = /pinned Node.*--permission.*isolated-vm/
  t.match(await checkCellWalls(() => probeCell({ ...command, args: ['-e', 'process.exit(9)'] })), { state: 'fail', found: 'a cell does not start: exit code 9', fix })
  t.match(await checkCellWalls(() => Promise.reject(new Error('no addon'))), { state: 'fail', found: /a cell does not start: Error: no addon/ })
})

test('judgeWall() warns of what the system lacks, with what to do, and fails of what Node should keep', (t) => {
  const wall: ProbedWall = { id: 'limits', keeps: 'no core dumps', open: undefined, by: 'system', fix: 'Install prlimit' }
  t.same(judgeWall(wall), { state: 'ok', found: 'no core dumps' })
  t.same(judgeWall({ ...wall, open: 'no limit' }), { state: 'warn', found: 'no core dumps: no limit', fix: 'Install prlimit' })
  t.match(judgeWall({ ...wall, open: 'no limit', by: 'node' }), { state: 'fail' })
  t.end()
})
