import { test } from 'tap'
import { cellCommand } from '../../../host/cells/cell-command.ts'
import { probeCell, type ProbedWall } from '../../../host/cells/probe-cell.ts'
import { confinement } from '../../../host/cells/_confinement.ts'

function openOf(walls: readonly ProbedWall[]): string[] {
  return walls.filter(({ open }) => open !== undefined).map(({ id }) => id)
}

const { args, ...command } = cellCommand()

test('probeCell() finds that every wall of the process stands, as far as this system has it', async (t) => {
  const { bwrap, unshare, prlimit, setpriv } = confinement()
  const walls = await probeCell()
  t.same(openOf(walls.filter(({ by }) => by === 'node')), [])
  const [namespaces, nnp] = [bwrap ?? unshare, bwrap ?? setpriv]
  const needs: Record<string, string | undefined> = { addons: namespaces, 'net-namespace': namespaces, 'pid-namespace': namespaces, 'mount-namespace': namespaces, limits: prlimit, 'no-new-privs': nnp }
  for (const { id, open } of walls) if (needs[id] !== undefined) t.equal(open, undefined, id)
})

test('probeCell() finds each wall of Node that is left out', async (t) => {
  const bare = args.filter((arg) => arg !== '--permission' && arg !== '--disallow-code-generation-from-strings' && !arg.startsWith('--allow-'))
  t.strictSame(openOf(await probeCell({ ...command, args: bare })).slice(0, 7), ['permission', 'files', 'network', 'child-process', 'worker', 'inspector', 'codegen'])
})

const LEFT_OUT = { '--allow-fs-read=*': 'files', '--allow-net': 'network', '--allow-child-process': 'child-process', '--allow-worker': 'worker', '--allow-inspector': 'inspector' }

for (const [flag, id] of Object.entries(LEFT_OUT)) {
  test(`probeCell() finds a cell with ${flag}`, async (t) => {
    t.same(openOf((await probeCell({ ...command, args: [flag, ...args] })).filter(({ by }) => by === 'node')), [id])
  })
}

test('probeCell() tells that a cell does not start', async (t) => {
  const end: unknown = await probeCell({ ...command, args: ['--no-such-flag'] }).catch((error: unknown) => error)
  t.match(end, { reason: 'exit', description: 'exit code 9', wasReady: false })
})
