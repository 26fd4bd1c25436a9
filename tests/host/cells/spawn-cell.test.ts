import { spawn, spawnSync, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { cellCommand } from '../../../host/cells/cell-command.ts'
import { spawnCell, type SpawnedCell } from '../../../host/cells/spawn-cell.ts'
import { processWalls } from '../../../host/cells/_process-walls.ts'
import { confine, confinement, findConfinement, type Confinement } from '../../../host/cells/_confinement.ts'

const HOLDER = join(import.meta.dirname, '_hold-cell.ts')

/** Each way of walling in that works here: bwrap is not on every system, nor may every container make namespaces. */
function ways(): [name: string, around: Confinement][] {
  const { bwrap, unshare, ...rest } = findConfinement()
  const { bwrap: _, ...without } = unshare === undefined ? findConfinementWithout('bwrap') : { unshare, ...rest }
  return [
    ['nothing', {}],
    ['limits', rest],
    ...bwrap === undefined ? [] : [['bwrap', { bwrap, ...rest }] as [string, Confinement]],
    ...without.unshare === undefined ? [] : [['unshare', without] as [string, Confinement]],
  ]
}

function findConfinementWithout(tool: string): Confinement {
  return findConfinement(['/usr/bin', '/bin'].filter((directory) => !existsSync(join(directory, tool))))
}

async function start(t: Pick<Test, 'teardown'>, around?: Confinement): Promise<SpawnedCell> {
  const cell = spawnCell(cellCommand(), around)
  t.teardown(() => cell.kill())
  cell.stderr.resume()
  await once(cell.socket, 'data')
  return cell
}

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

for (const [name, around] of ways()) {
  test(`spawnCell(), with ${name} around it: the id is the cell's own, and it ends at once, leaving nothing behind`, async (t) => {
    const cell = await start(t, around)
    const { pid } = cell
    t.ok(readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`${process.execPath}\0--no-node-snapshot`))
    const ended = new Promise<string>((told) => cell.onExit(told))
    cell.kill()
    t.equal(await ended, 'SIGKILL')
    t.notOk(existsSync(`/proc/${pid}`), 'the cell itself is gone, and no zombie of it waits')
  })

  test(`spawnCell(), with ${name} around it, tells how the cell itself ended`, async (t) => {
    const cell = await start(t, around)
    const ended = new Promise<string>((told) => cell.onExit(told))
    process.kill(cell.pid, 'SIGKILL')
    t.equal(await ended, 'SIGKILL')
    const other = await start(t, around)
    const left = new Promise<string>((told) => other.onExit(told))
    other.socket.write(Buffer.alloc(64, 0xff))
    t.equal(await left, 'exit code 1')
  })
}

for (const [name, around] of ways().filter(([, { bwrap, unshare }]) => bwrap !== undefined || unshare !== undefined)) {
  test(`spawnCell(), with ${name} around it: own namespaces, a read-only view of its own code, no capability, no host's file`, async (t) => {
    const cell = await start(t, around)
    t.same(Object.entries(processWalls(cell.pid)).filter(([, open]) => open !== undefined), [])
    const mounts = readFileSync(`/proc/${cell.pid}/mountinfo`, 'utf8').trim().split('\n').map((line) => line.split(' ')[4] ?? '')
    t.ok(mounts.every((path) => path === '/' || /\/host\/cells$|\/host\/package\.json$|\/isolated-vm$|\/node-gyp-build$|\.so(\.|$)|^\/etc\/alpine-release$/.test(path) || path === process.execPath), mounts.join(' '))
  })
}

for (const [name, around] of ways().filter(([, { bwrap, unshare }]) => bwrap !== undefined || unshare !== undefined)) {
  test(`confine(), with ${name}: native code inside makes no user namespace, in which it would have capabilities again`, (t) => {
    const { unshare } = findConfinementWithout('bwrap')
    if (unshare === undefined) return t.end()
    const statusOf = (...given: string[]): number | null => {
      const { program, args } = confine(around, { program: unshare, args: given, readable: [] })
      return spawnSync(program, args, { env: {}, cwd: '/', stdio: 'ignore' }).status
    }
    t.equal(statusOf('--version'), 0, 'it runs')
    t.equal(statusOf('--user', unshare, '--version'), 1)
    t.end()
  })
}

test('confine() takes paths with anything in them', async (t) => {
  const { bwrap, unshare } = confinement()
  if (bwrap === undefined && unshare === undefined) return t.pass('no namespaces here')
  const folder = t.testdir({ "it's a \"folder\" $HOME": { 'said.cjs': "process.stdout.write('heard')" } })
  const path = join(folder, "it's a \"folder\" $HOME")
  for (const [, around] of ways()) {
    const { program, args } = confine(around, { program: process.execPath, args: [join(path, 'said.cjs')], readable: [path] })
    const child = spawn(program, [...args], { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(child.stdout, 'data') as [Buffer]
    t.equal(String(said), 'heard')
  }
})

test('findConfinement() takes nothing that does not work', (t) => {
  const folder = t.testdir()
  t.same(findConfinement([folder]), {})
  t.same(findConfinement(['/no/such/directory']), {})
  t.end()
})

test('spawnCell() in a process that could start nothing at first has its walls once it can', async (t) => {
  const holder = spawn(process.execPath, [HOLDER, 'late'], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => holder.kill('SIGKILL'))
  const [line] = await once(holder.stdout, 'data') as [Buffer]
  t.same((JSON.parse(String(line)) as { around: Confinement }).around, confinement())
})

test('a file that the host was started with, and that Node would hand on, is not in a cell', async (t) => {
  const secret = openSync(t.testdir({ secret: 'of the host' }) + '/secret', 'r')
  t.teardown(() => closeSync(secret))
  const stdio: StdioOptions = ['ignore', 'pipe', 'inherit']
  while (stdio.length < 40) stdio.push('ignore')
  const holder = spawn(process.execPath, [HOLDER], { stdio: [...stdio, secret] })
  t.teardown(() => holder.kill('SIGKILL'))
  const [line] = await once(holder.stdout ?? holder, 'data') as [Buffer]
  const { own, cell } = JSON.parse(String(line)) as { own: string; cell: string }
  t.match(own, /secret$/, 'it is open in the host, and Node does not close it')
  t.match(cell, /^(\/dev\/null|none)$/)
})

test('a cell that is busy ends with its host', async (t) => {
  if (confinement().setpriv === undefined && confinement().bwrap === undefined) return t.pass('nothing here ties it to its host')
  const holder = spawn(process.execPath, [HOLDER, 'busy'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(holder.stdout, 'data') as [Buffer]
  const { pid } = JSON.parse(String(line)) as { pid: number }
  t.ok(isAlive(pid))
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  while (isAlive(pid)) await new Promise((wake) => setTimeout(wake, 5))
  t.notOk(isAlive(pid))
})

/** A zombie waits for the system's first process, and runs nothing. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
