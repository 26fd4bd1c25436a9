import { test } from 'tap'
import { cellCommand } from '../../../../host/cells/cell-command.ts'
import { CellProcess } from '../../../../host/cells/cell-process.ts'
import type { CellWalls } from '../../../../host/cells/protocol.ts'
import { cellWalls, checkCellWalls, judgeWalls } from '../../../../host/cli/doctor/cell-walls.ts'

const STANDING = { permission: true, fs: false, net: false, childProcess: false, env: 0 }

/** A real cell, started with other arguments than the host's. */
async function startCell(argumentsOf: (args: readonly string[]) => readonly string[]): Promise<CellWalls> {
  const { program, args } = cellCommand()
  const cell = new CellProcess(512 * 1048576, { onAnswer() {}, onUnasked() {}, onEnd() {} }, { program, args: argumentsOf(args) })
  try {
    return await cell.ready
  } finally {
    cell.kill('stopped', 'tested')
  }
}

test('cellWalls finds that every wall of a cell stands', async (t) => {
  t.same(await cellWalls.run({ dataDirectory: '/nowhere' }), { state: 'ok', found: 'no files, no network, no child processes, no environment' })
})

test('checkCellWalls() finds a cell without the flag that denies it everything', async (t) => {
  const bare = (args: readonly string[]): readonly string[] => args.filter((arg) => arg !== '--permission' && !arg.startsWith('--allow-'))
  t.match(await checkCellWalls(() => startCell(bare)), { state: 'fail', found: /--permission flag is missing, files, network, child processes$/, fix: /npx hardpoint/ })
})

const ALLOWED: readonly (readonly [flag: string, found: RegExp])[] = [
  ['--allow-fs-read=*', /must not: files$/],
  ['--allow-net', /must not: network$/],
  ['--allow-child-process', /must not: child processes$/],
]

for (const [flag, found] of ALLOWED) {
  test(`checkCellWalls() finds a cell with ${flag}`, async (t) => {
    t.match(await checkCellWalls(() => startCell((args) => [flag, ...args])), { state: 'fail', found, fix: /npm ci/ })
  })
}

test('checkCellWalls() finds that no cell starts', async (t) => {
  const fix = /pinned Node.*--permission.*isolated-vm/
  t.match(await checkCellWalls(() => startCell(() => ['-e', 'process.exit(9)'])), { state: 'fail', found: 'a cell does not start: exit code 9', fix })
  t.match(await checkCellWalls(() => startCell((args) => ['--no-such-flag', ...args])), { state: 'fail', found: 'a cell does not start: exit code 9', fix })
  t.match(await checkCellWalls(() => Promise.reject(new Error('no addon'))), { state: 'fail', found: /a cell does not start: Error: no addon/ })
})

test('judgeWalls() finds each opening, and an environment', async (t) => {
  t.match(judgeWalls(STANDING), { state: 'ok' })
  t.match(judgeWalls({ ...STANDING, fs: true, net: true }), { state: 'fail', found: /files, network$/ })
  t.match(judgeWalls({ ...STANDING, env: 2 }), { state: 'warn', found: /2 environment variables/, fix: /Report/ })
})
