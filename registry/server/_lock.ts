import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import { isLit, light } from './_beacon.ts'
import { isSamePlace, placeOf, startOf, type Place } from './process-place.ts'

/** How often who waits for a lock looks again, in ms. */
const AGAIN_MS = 20

/**
 * Makes this process the one writer of a directory: two would lose each other's index lines.
 *
 * Own code, because the lock packages on npm go by the file's age and keep renewing it, which a stopped process fails.
 * The holder listens on a socket beside the lock: the system ends that with the process, whoever looks from whichever container of the machine. Where
 * there are no sockets the holder is told by pid and start time, so that neither a kill nor a reused pid locks the directory for good.
 *
 * @param waitMs for one that is held for a moment; without it, no wait
 * @returns the release
 * @throws HP_ERR_REGISTRY_LOCKED
 */
export async function lock(directory: string, path: string, waitMs = 0): Promise<() => Promise<void>> {
  const place = await placeOf(process.pid)
  const nonce = randomBytes(8).toString('hex')
  const beacon = await light(`${path}-${nonce}`)
  const mine = `${process.pid} ${place.start} ${nonce} ${place.boot} ${place.namespace} ${place.machine} ${beacon === undefined ? '-' : 'beacon'}\n`
  const draft = `${path}.${nonce}`
  try {
    await writeFile(draft, mine, { mode: 0o600, flag: 'wx' })
    await taken(directory, path, { draft, until: performance.now() + waitMs })
  } catch (error) {
    await beacon?.()
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  return async () => {
    if (await textOf(path) === mine) await rm(path, { force: true })
    await beacon?.()
  }
}

/** link() makes the lock appear with its content, or fails where one is. */
async function taken(directory: string, path: string, { draft, until }: { readonly draft: string; readonly until: number }): Promise<void> {
  while (!await link(draft, path).then(() => true, exists)) {
    try {
      await clearStale(directory, path)
    } catch (error) {
      if (!HardpointError.is(error, 'HP_ERR_REGISTRY_LOCKED') || performance.now() >= until) throw error
      await setTimeout(AGAIN_MS)
    }
  }
}

async function clearStale(directory: string, path: string): Promise<void> {
  const seen = await textOf(path)
  if (seen === undefined) return
  const [pid = '', start = '', nonce = '', boot, namespace = '', machine = '', lit] = seen.trim().split(' ')
  const holder: Place | undefined = boot === undefined ? undefined : { start, boot, namespace, machine }
  const beacon = `${path}-${nonce}`
  const state = start === '' ? 'gone' : await stateOf(Number(pid), { start, holder, beacon: lit === 'beacon' ? beacon : undefined })
  if (state !== 'gone') throw new HardpointError('HP_ERR_REGISTRY_LOCKED', { directory, pid, remedy: remedyFor(state, { path, machine }) })
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  await rename(path, aside).catch(() => undefined)
  // Someone else cleared it first and took the lock that we moved: give it back.
  if (await textOf(aside) === seen) await rm(beacon, { force: true })
  else await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

interface Traces {
  readonly start: string
  /** Undefined in a lock of a release that did not write it: it is from here. */
  readonly holder: Place | undefined
  readonly beacon: string | undefined
}

/** Whether the one who wrote a lock lives. Without a start (empty, cut off) a lock is what a power cut left: nobody holds it. */
async function stateOf(pid: number, { start, holder, beacon }: Traces): Promise<'gone' | 'here' | 'unseen'> {
  const here = await placeOf(process.pid)
  if (holder !== undefined && holder.boot !== here.boot) return holder.machine === here.machine ? 'gone' : 'unseen'
  const lit = beacon === undefined ? undefined : await isLit(beacon)
  if (lit !== undefined) return lit ? 'here' : 'gone'
  // Its pid is no word of ours: it may be another process here, or none.
  if (holder !== undefined && !isSamePlace(holder, here)) return 'unseen'
  const found = await startOf(pid)
  // '?': it is there, and says no more. What may not be looked at may not be taken for dead.
  return found === start || found === '?' ? 'here' : 'gone'
}

function remedyFor(state: 'here' | 'unseen', { path, machine }: { readonly path: string; readonly machine: string }): string {
  if (state === 'here') return 'Name that server\'s address in place of the folder: publishing, and what needs the operator\'s own keys, are done while it runs. Or stop it.'
  return `It runs on ${decodeURIComponent(machine)}, another machine or container that cannot be seen from here: publish through it over HTTP, or stop it there. `
    + `Where it is gone for certain, delete ${path} and try again.`
}

function exists(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
  throw error
}

/** Undefined where there is no such file. One that cannot be read is an error: whoever takes it for absent asks for ever. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
