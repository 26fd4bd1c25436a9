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

/** `permission` says that denial is on, the others what a cell can reach all the same. */
export function judgeWalls({ permission, fs, net, childProcess, env }: Walls): CheckResult {
  const open = Object.entries({ 'permissions are off': !permission, files: fs, network: net, 'child processes': childProcess }).filter(([, reached]) => reached).map(([name]) => name)
  if (open.length > 0) return fail(`a cell can reach what it must not: ${open.join(', ')}`, 'Use the pinned Node of the repository (npx hardpoint), and unset NODE_OPTIONS.')
  if (env > 0) return warn(`a cell sees ${env} environment variables`, 'Report this: cells are started with none.')
  return ok('no files, no network, no child processes, no environment')
}
