import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'

/** Of which process a pid tells: one of the same start of the same machine, in the same pid namespace. '-' where the system does not say. */
export interface Place {
  readonly start: string
  readonly boot: string
  readonly namespace: string
  readonly machine: string
}

export async function placeOf(pid: number): Promise<Place> {
  return {
    start: await startOf(pid),
    boot: (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim() || '-',
    namespace: await readlink('/proc/self/ns/pid').catch(() => '') || '-',
    machine: encodeURIComponent(hostname()) || '-',
  }
}

/** Whether a pid means the same in both. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.boot === other.boot && one.namespace === other.namespace && (one.boot !== '-' || one.machine === other.machine)
}

/** What is asked of the system about a process. */
export interface ProcessTable {
  /** /proc/<pid>/stat; '' where there is none to be read. */
  statOf(pid: number): Promise<string>
  /** @throws as process.kill does with signal 0 */
  ask(pid: number): void
}

const SYSTEM: ProcessTable = {
  statOf: (pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ask: (pid) => { process.kill(pid, 0) },
}

/** When a process started, in clock ticks since boot; '?' where it is there and the system says no more; '' where there is none. */
export async function startOf(pid: number, { statOf, ask }: ProcessTable = SYSTEM): Promise<string> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return ''
  const stat = await statOf(pid)
  // Fields 3 (state) and 22 (start); the second, in brackets, may hold spaces. A zombie writes nothing any more.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat !== '') return state === 'Z' || state === 'X' ? '' : fields[18] ?? '?'
  try {
    ask(pid)
    return '?'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? '?' : ''
  }
}
