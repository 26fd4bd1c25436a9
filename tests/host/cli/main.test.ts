import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'tap'

const MAIN = join(import.meta.dirname, '../../../host/cli/main.ts')
const hardpoint = (cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [MAIN, ...args], { cwd, encoding: 'utf8', env: {} })

test('main.ts runs a command and exits with its code', async (t) => {
  const cwd = t.testdir()
  t.match(hardpoint(cwd, 'version', '--json'), { status: 0, stdout: /"hardpoint"/, stderr: '' })
  t.match(hardpoint(cwd, 'help', 'exit-codes'), { status: 0, stdout: /refused by policy/ })
  t.match(hardpoint(cwd, 'nonsense'), { status: 2, stdout: '', stderr: /HP_ERR_USAGE/ })
  t.match(hardpoint(cwd, 'list'), { status: 4, stdout: '', stderr: /HP_ERR_FILE_MISSING/ })
})
