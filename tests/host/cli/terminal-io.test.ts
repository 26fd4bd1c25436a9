import { test } from 'tap'
import { terminalIo } from '../../../host/cli/terminal-io.ts'

test('terminalIo() asks nobody and paints nothing where there is no terminal', async (t) => {
  t.equal(process.stdin.isTTY === true && process.stderr.isTTY === true, terminalIo().interactive)
  if (!terminalIo().interactive) t.equal(terminalIo().colors.red('x'), 'x')
  t.equal(terminalIo().directory, process.cwd())
})
