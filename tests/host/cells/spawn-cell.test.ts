import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { test } from 'tap'
import { spawnCell } from '../../../host/cells/spawn-cell.ts'

test('spawnCell() starts a process with no environment and one socket, knows its id, and ends it', async (t) => {
  const script = "new (require('net').Socket)({ fd: 3 }).write(JSON.stringify({ env: Object.keys(process.env), cwd: process.cwd() })); process.stderr.write('last words'); setInterval(() => {}, 1000)"
  const cell = spawnCell({ program: process.execPath, args: ['-e', script] })
  t.teardown(() => cell.kill())
  const [[said], [words]] = await Promise.all([once(cell.socket, 'data'), once(cell.stderr, 'data')])
  t.same(JSON.parse(String(said)), { env: [], cwd: '/' })
  t.equal(String(words), 'last words')
  t.ok(readFileSync(`/proc/${cell.pid}/cmdline`, 'utf8').startsWith(process.execPath))
  cell.kill()
  t.same(await once(cell.child, 'exit'), [null, 'SIGKILL'])
})

test('spawnCell() has no process id where nothing was started', async (t) => {
  const cell = spawnCell({ program: '/no/such/program', args: [] })
  t.equal(cell.pid, 0)
  t.match(await once(cell.child, 'error'), [{ code: 'ENOENT' }])
})
