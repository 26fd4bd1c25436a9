import { cellPid } from './steps-license.ts'
import type { StepResult, TourContext, TourStep } from './tour-step.ts'

const HELLO = '/p/hardpoint.hello/hello/you'

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

export const interrupted: TourStep = {
  name: 'Ctrl-C stops it: in order, and none of its processes is left',
  async run({ host, http }) {
    const cell = await cellPid(http)
    const exit = await host.stop()
    return { saw: { exit, cell }, checks: { exit: exit === 0, hadACell: cell !== 0, leavesNoCell: !isAlive(cell) } }
  },
}

/** Whether there is a process of that id. Signal 0 reaches nobody, and 0 would be our own group. */
function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
