import { fail, ok, type Check, type CheckResult } from './check.ts'

const NEEDED = 26

/** The permission set that denies cells the network exists since Node 26. */
export const nodeVersion: Check = { id: 'node', run: async () => judgeNode(process.versions.node) }

export function judgeNode(version: string): CheckResult {
  if (Number(version.split('.')[0]) >= NEEDED) return ok(`Node ${version}`)
  return fail(`Node ${version}; Hardpoint runs on Node ${NEEDED}`, 'Start it with npm start or npx hardpoint in the repository, which use the pinned Node.')
}
