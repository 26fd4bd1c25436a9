import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { CellWall } from '@hardpoint/schemas'

/** Walls of the system, which are seen from outside: what a cell says of itself it could be made to say. */
export type SystemWall = Extract<CellWall, 'net-namespace' | 'pid-namespace' | 'mount-namespace' | 'limits' | 'no-new-privs' | 'capabilities' | 'fds'>

/** What is open in a process, by wall; undefined where the wall stands. Reads /proc, and so only Linux tells. */
export function processWalls(pid: number): Readonly<Record<SystemWall, string | undefined>> {
  const at = `/proc/${pid}`
  const told = (look: () => string | undefined): string | undefined => {
    try {
      return look()
    } catch {
      return 'this system does not tell'
    }
  }
  return {
    'net-namespace': told(() => sharedNamespace(at, 'net') ?? otherInterfaces(at)),
    'pid-namespace': told(() => sharedNamespace(at, 'pid')),
    'mount-namespace': told(() => sharedNamespace(at, 'mnt') ?? writableMounts(at)),
    limits: told(() => openLimits(readFileSync(`${at}/limits`, 'latin1'))),
    'no-new-privs': told(() => statusOf(at, 'NoNewPrivs') === '1' ? undefined : 'a set-user-ID program would give it rights'),
    capabilities: told(() => /^0+$/.test(statusOf(at, 'CapEff') + statusOf(at, 'CapPrm')) ? undefined : `it has capabilities (${statusOf(at, 'CapEff')})`),
    fds: told(() => strangeFiles(at)),
  }
}

function sharedNamespace(at: string, kind: string): string | undefined {
  return readlinkSync(`${at}/ns/${kind}`) === readlinkSync(`/proc/self/ns/${kind}`) ? 'it shares the host\'s' : undefined
}

function otherInterfaces(at: string): string | undefined {
  const names = readFileSync(`${at}/net/dev`, 'latin1').split('\n').slice(2).map((line) => line.split(':')[0]?.trim()).filter((name) => name !== undefined && name !== '' && name !== 'lo')
  return names.length === 0 ? undefined : `it has network interfaces: ${names.join(', ')}`
}

/** The sixth field of proc_pid_mountinfo(5) holds the options of the mount itself. */
function writableMounts(at: string): string | undefined {
  const open = readFileSync(`${at}/mountinfo`, 'latin1').split('\n').map((line) => line.split(' ')).filter((fields) => fields.length > 5 && fields[5]?.split(',').includes('ro') !== true)
  return open.length === 0 ? undefined : `${open.length} of its mounts can be written to`
}

function statusOf(at: string, name: string): string {
  return new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(readFileSync(`${at}/status`, 'latin1'))?.[1] ?? ''
}

/** The hard ones: a soft limit is the process's own to raise. */
function openLimits(text: string): string | undefined {
  const limitOf = (name: string): number => {
    const value = new RegExp(`^${name} +\\S+ +(\\S+)`, 'm').exec(text)?.[1]
    return value === undefined || value === 'unlimited' ? Infinity : Number(value)
  }
  const open = [
    ...limitOf('Max core file size') === 0 ? [] : ['core dumps'],
    ...limitOf('Max open files') <= 64 ? [] : ['open files'],
    ...limitOf('Max address space') < Infinity ? [] : ['address space'],
  ]
  return open.length === 0 ? undefined : `no limit on ${open.join(', ')}`
}

/** File descriptors up to 3 are those it was started with. What Node opens for itself has no path, but for the root of its own view. */
function strangeFiles(at: string): string | undefined {
  const root = readlinkSync(join(at, 'root'))
  const strange = readdirSync(`${at}/fd`).map(Number).filter((file) => file > 3 && ![root, '/dev/null'].includes(targetOf(`${at}/fd/${file}`)) && /^(socket:|\/)/.test(targetOf(`${at}/fd/${file}`)))
  return strange.length === 0 ? undefined : `it has files of the host open: ${strange.join(', ')}`
}

/** Closed by the time it is looked at: not open. */
function targetOf(link: string): string {
  try { return readlinkSync(link) } catch { return '' }
}
