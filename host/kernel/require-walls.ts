import type { CellWall } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { probeCell, type ProbedWall } from '../cells/mod.ts'

/**
 * Looks whether the walls that the operator cannot do without stand around cells on this machine. Starts a cell only if there are such walls.
 *
 * @param probe for a test to stand in for another machine
 * @throws HP_ERR_CELL_WALL where one is missing
 * @throws HP_ERR_BOOT where a cell does not start
 */
export async function requireWalls(required: readonly CellWall[], probe: () => Promise<readonly ProbedWall[]> = probeCell): Promise<void> {
  if (required.length === 0) return
  const missing = (await probed(probe)).filter(({ id, open }) => required.includes(id) && open !== undefined)
  if (missing.length === 0) return
  throw new HardpointError('HP_ERR_CELL_WALL', {
    walls: missing.map(({ id, open }) => `${id} (${open})`).join(', '), fix: [...new Set(missing.map(({ fix }) => fix))].join('. '),
  })
}

async function probed(probe: () => Promise<readonly ProbedWall[]>): Promise<readonly ProbedWall[]> {
  try {
    return await probe()
  } catch (error) {
    if (HardpointError.is(error)) throw error
    // A CellEnd, which is no Error.
    const { description = String(error) } = error as { readonly description?: string }
    throw new HardpointError('HP_ERR_BOOT', { service: 'cells', problem: `a cell does not start: ${description}` }, { cause: error })
  }
}
