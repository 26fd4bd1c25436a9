import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { cellPid } from './steps-license.ts'
import type { StepResult, TourContext, TourStep } from './tour-step.ts'

const HELLO = '/p/hardpoint.hello/hello/you'
/** Longest that a cell may outlive its host. */
const CELL_MS = 5000

/** Whether `npm start` said what a person needs, and the plugin that it installed serves. */
export async function greeting({ said, url, http }: { readonly said: string; readonly url: string; readonly http: TourContext['http'] }): Promise<StepResult> {
  const hello = await http.send('GET', HELLO)
  return {
    saw: { said: said.split('\n'), hello: hello.body },
    checks: {
      url: said.includes(`runs at ${url}\n`), tier: /tier\s+free/.test(said), installed: said.includes('✓ hardpoint.hello'), whatIsMissing: /treasury.*needs the tier pro/.test(said),
      howToTry: said.includes(`curl ${url}${HELLO}\n`), serves: hello.status === 200 && JSON.stringify(hello.body).includes('you'),
    },
  }
}

export const interrupted = interruption()

/** The step with so long for the cell to be gone after its host. */
export function interruption({ cellMs = CELL_MS }: { readonly cellMs?: number } = {}): TourStep {
  return {
    name: 'Ctrl-C stops it: in order, and none of its processes is left',
    async run({ host, http }) {
      const cell = await cellPid(http)
      const exit = await host.stop()
      const left = cell !== 0 && !await isGone(cell, cellMs)
      return { saw: { exit, cell, left }, checks: { exit: exit === 0, hadACell: cell !== 0, leavesNoCell: !left } }
    },
  }
}

/** Whether it ends in time: the system takes a moment to end what was killed. */
async function isGone(pid: number, ms: number): Promise<boolean> {
  for (const deadline = performance.now() + ms; performance.now() < deadline; await wait(20)) if (!await runs(pid)) return true
  return !await runs(pid)
}

/** Signal 0 reaches nobody. A zombie does not run: in a container there may be nobody to ask how it ended. */
async function runs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))
}
