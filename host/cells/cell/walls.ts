import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { ASK_WALLS, type CellReach, type CellWalls } from '../protocol.ts'

const reach = process.argv.at(-1) === ASK_WALLS ? await tryAll() : undefined

/** What this process is, and in a cell that was started to be asked, what it may do: found out by doing it, since flags that are given may not hold. */
export function walls(isolatedVm: string): CellWalls {
  return { isolatedVm, node: process.versions.node, ...(reach === undefined ? {} : { reach }) }
}

async function tryAll(): Promise<CellReach> {
  return {
    withoutPermission: !('permission' in process),
    files: !isDenied(() => readdirSync('/')) || !isDenied(() => writeFileSync('/.hardpoint-cell', '', { flag: 'r+' })),
    network: await connects(),
    childProcess: !isDenied(() => spawnSync('/bin/true')),
    worker: !isDenied(() => void new Worker('', { eval: true }).terminate()),
    inspector: !isDenied(() => { const session = new Session(); session.connect(); session.disconnect() }),
    codegen: makesCode(),
    addons: findsPrograms(),
    // bwrap sets PWD to the root, and nothing takes it out again.
    env: Object.entries(process.env).filter(([name, value]) => name !== 'PWD' || value !== '/').map(([name]) => name),
  }
}

/** Whatever else an attempt fails of: only what Node denies is a wall. */
function isDenied(attempt: () => unknown): boolean {
  try {
    attempt()
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED'
  }
}

/** Port 9 takes everything and answers nothing, where somebody listens at all. */
async function connects(): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port: 9 })
  try {
    return await new Promise<boolean>((settle) => {
      socket.on('connect', () => settle(true))
      socket.on('error', (error: NodeJS.ErrnoException) => settle(error.code !== 'ERR_ACCESS_DENIED'))
    })
  } finally {
    socket.destroy()
  }
}

function makesCode(): boolean {
  try {
    // oxlint-disable-next-line no-new-func -- that it throws is what is looked for
    return new Function('return true')() === true
  } catch {
    return false
  }
}

/** The shell is no addon, but its absence is told in other words than its refusal: where the loader finds it, it finds every addon of the system. */
function findsPrograms(): boolean {
  try {
    process.dlopen({ exports: {} }, '/bin/sh')
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ERR_DLOPEN_DISABLED' && !/no such file/i.test(String(error))
  }
}
