import { probeCell } from '../../cells/probe-cell.ts'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

type Walls = Pick<Awaited<ReturnType<typeof probeCell>>, 'permission' | 'fs' | 'net' | 'childProcess' | 'env'>

/** Starts a cell as the host would, and asks it what it can reach: flags that are given may still not hold. */
export const cellWalls: Check = {
  id: 'cell walls',
  async run() {
    try {
      return judgeWalls(await probeCell())
    } catch (error) {
      return fail(`a cell does not start: ${error instanceof Error ? error.message : JSON.stringify(error)}`, 'Use the pinned Node of the repository (npx hardpoint), whose --permission flags cells need.')
    }
  },
}

/** `true` is a wall that stands. */
export function judgeWalls({ permission, fs, net, childProcess, env }: Walls): CheckResult {
  const walls = { permission, fs, net, childProcess }
  const down = Object.entries(walls).filter(([, stands]) => !stands).map(([name]) => name)
  if (down.length > 0) return fail(`these do not stand: ${down.join(', ')}`, 'Use the pinned Node of the repository (npx hardpoint), and unset NODE_OPTIONS.')
  if (env > 0) return warn(`a cell sees ${env} environment variables`, 'Report this: cells are started with none.')
  return ok('no files, no network, no child processes, no environment')
}
