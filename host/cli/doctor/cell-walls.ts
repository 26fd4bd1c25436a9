import { probeCell } from '../../cells/probe-cell.ts'
import type { CellEnd } from '../../cells/cell-process.ts'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

type Walls = Pick<Awaited<ReturnType<typeof probeCell>>, 'permission' | 'fs' | 'net' | 'childProcess' | 'env'>

const PINNED = 'Use the pinned Node of the repository (npx hardpoint)'

/** Starts a cell as the host would, and asks it what it can reach: flags that are given may still not hold. */
export const cellWalls: Check = { id: 'cell walls', run: () => checkCellWalls() }

/** @param start for a test to stand in for a cell that was not walled in, or does not start */
export async function checkCellWalls(start: () => Promise<Walls> = probeCell): Promise<CheckResult> {
  try {
    return judgeWalls(await start())
  } catch (error) {
    // A CellEnd is no Error; what is, comes from before the cell: an addon that is not there.
    const { description = String(error) } = error as Partial<CellEnd>
    return fail(`a cell does not start: ${description}`, `${PINNED}, whose --permission flags cells need. If isolated-vm is not ok either, mend that first.`)
  }
}

/** `permission` says that denial is on, the others what a cell can reach all the same. */
export function judgeWalls({ permission, fs, net, childProcess, env }: Walls): CheckResult {
  const reached = { 'everything, since its --permission flag is missing': !permission, files: fs, network: net, 'child processes': childProcess }
  const open = Object.entries(reached).filter(([, isOpen]) => isOpen).map(([name]) => name)
  if (open.length > 0) return fail(`a cell can reach what it must not: ${open.join(', ')}`, `${PINNED}, and install it as it is released: npm ci`)
  if (env > 0) return warn(`a cell sees ${env} environment variables`, 'Report this: cells are started with none.')
  return ok('no files, no network, no child processes, no environment')
}
