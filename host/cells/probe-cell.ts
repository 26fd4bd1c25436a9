import type { CellWall } from '@hardpoint/schemas'
import { cellCommand } from './cell-command.ts'
import { CellProcess } from './cell-process.ts'
import { ASK_WALLS, type CellReach } from './protocol.ts'
import { processWalls, type SystemWall } from './_process-walls.ts'

/** One wall around a cell. */
export interface ProbedWall {
  readonly id: CellWall
  /** What it keeps from a plugin, for people. */
  readonly keeps: string
  /** What was found open; undefined where the wall stands. */
  readonly open: string | undefined
  /** Node's walls stand everywhere. Those of the system depend on the machine. */
  readonly by: 'node' | 'system'
  /** What to do where it does not stand. */
  readonly fix: string
}

type NodeWall = Exclude<CellWall, SystemWall | 'addons'>

const PINNED = 'Use the pinned Node of the repository (npx hardpoint), as it is released: npm ci'
const NAMESPACES = 'Install bubblewrap, and let this user make namespaces (in a container: --security-opt seccomp=unconfined, or a profile that allows unshare)'

const BY_NODE: Readonly<Record<NodeWall, readonly [keeps: string, isOpen: (reach: CellReach) => boolean | readonly string[]]>> = {
  permission: ["Node's permission model is on", ({ withoutPermission }) => withoutPermission],
  files: ['no files', ({ files }) => files],
  network: ['no network', ({ network }) => network],
  'child-process': ['no child processes', ({ childProcess }) => childProcess],
  worker: ['no threads of its own', ({ worker }) => worker],
  inspector: ['no inspector', ({ inspector }) => inspector],
  env: ['no environment', ({ env }) => env],
  codegen: ['no code from text', ({ codegen }) => codegen],
}

const BY_SYSTEM: Readonly<Record<SystemWall | 'addons', readonly [keeps: string, fix: string]>> = {
  addons: ['no native code but its own', NAMESPACES],
  'net-namespace': ['a network of its own, without interfaces', NAMESPACES],
  'pid-namespace': ['no sight of other processes', NAMESPACES],
  'mount-namespace': ['sees only its own code, read-only', NAMESPACES],
  limits: ['no core dumps, few open files, bounded address space', 'Install prlimit (util-linux)'],
  'no-new-privs': ['no new privileges', 'Install bubblewrap, or setpriv (util-linux)'],
  capabilities: ['no capabilities', `Run the host as a user of its own, not root. Or: ${NAMESPACES}`],
  fds: ['no open files of the host', 'Report this: what the host opens is closed in cells'],
}

/**
 * Starts a cell as the host would, only to find out which walls stand, and ends it: asks it what it can do, and looks at it from outside.
 * Rejects with a CellEnd where it does not start.
 *
 * @param command for a test to leave walls out
 */
export async function probeCell(command: ReturnType<typeof cellCommand> = cellCommand()): Promise<ProbedWall[]> {
  const cell = new CellProcess(512 * 1048576, { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd() {} }, { ...command, args: [...command.args, ASK_WALLS] })
  try {
    const { reach } = await cell.ready
    return judge(reach, processWalls(cell.pid))
  } finally {
    cell.kill('stopped', 'probed')
  }
}

function judge(reach: CellReach | undefined, seen: Readonly<Record<SystemWall, string | undefined>>): ProbedWall[] {
  const openOf = (isOpen: (reach: CellReach) => boolean | readonly string[]): string | undefined => {
    const open = reach === undefined || isOpen(reach)
    if (Array.isArray(open)) return open.length === 0 ? undefined : `it sees ${open.join(', ')}`
    return open === false ? undefined : 'it does not hold'
  }
  const byNode = Object.entries(BY_NODE).map(([id, [keeps, isOpen]]): ProbedWall => ({ id: id as NodeWall, keeps, open: openOf(isOpen), by: 'node', fix: PINNED }))
  const opened = { ...seen, addons: openOf(({ addons }) => addons) === undefined ? undefined : 'it can load any addon of this machine' }
  const bySystem = Object.entries(BY_SYSTEM).map(([name, [keeps, fix]]): ProbedWall => {
    const id = name as SystemWall | 'addons'
    return { id, keeps, open: opened[id], by: 'system', fix }
  })
  return [...byNode, ...bySystem]
}
