import type { CellEnd } from '../../cells/cell-process.ts'
import { probeCell, type ProbedWall } from '../../cells/probe-cell.ts'
import { fail, ok, warn, type Check, type CheckResult, type Line } from './check.ts'

const FIX = 'Use the pinned Node of the repository (npx hardpoint), whose --permission flags cells need. If isolated-vm is not ok either, mend that first.'

/** Starts a cell as the host would and tries its walls: a line for each. */
export const cellWalls: Check<CheckResult | readonly Line[]> = { id: 'cell walls', run: () => checkCellWalls() }

/** @param probe for a test to stand in for a cell that was not walled in, or does not start */
export async function checkCellWalls(probe: () => Promise<readonly ProbedWall[]> = probeCell): Promise<CheckResult | Line[]> {
  try {
    return (await probe()).map((wall) => ({ id: `wall ${wall.id}`, ...judgeWall(wall) }))
  } catch (error) {
    // A CellEnd is no Error; what is, comes from before the cell: an addon that is not there.
    const { description = String(error) } = error as Partial<CellEnd>
    return fail(`a cell does not start: ${description}`, FIX)
  }
}

/** What Node takes away stands on every machine that is as it should be. What the system takes away is one wall more where it can be had. */
export function judgeWall({ keeps, open, by, fix }: ProbedWall): CheckResult {
  if (open === undefined) return ok(keeps)
  return by === 'node' ? fail(`${keeps}: ${open}`, fix) : warn(`${keeps}: ${open}`, fix)
}
