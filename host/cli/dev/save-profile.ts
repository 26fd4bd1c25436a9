import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TakenProfile } from '../../cells/mod.ts'
import { placeProfile, type Hottest } from './place-profile.ts'

/** Profiles that are kept, the newest: most are some 100 kB, and a cell tells none above 8 MB. */
const MAX_KEPT = 20

export interface KeptProfile {
  readonly file: string
  readonly hottest?: Hottest
}

/**
 * Writes a CPU profile of a call that ran out of time into `.hardpoint/profiles` of the plugin's folder, which git ignores and nothing watches.
 *
 * @param now named by it, so that a plugin's are in the order of time
 * @returns undefined where it is no profile
 */
export async function saveProfile(folder: string, taken: TakenProfile, now: Date): Promise<KeptProfile | undefined> {
  const placed = placeProfile(taken, folder)
  if (placed === undefined) return undefined
  const directory = join(folder, '.hardpoint/profiles')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, `${taken.plugin}-${now.toISOString().replace(/[:.]/g, '-')}.cpuprofile`)
  await writeFile(file, JSON.stringify(placed.profile))
  const all = (await readdir(directory)).filter((name) => name.endsWith('.cpuprofile')).sort()
  for (const name of all.slice(0, -MAX_KEPT)) await rm(join(directory, name), { force: true })
  return { file, ...(placed.hottest === undefined ? {} : { hottest: placed.hottest }) }
}
