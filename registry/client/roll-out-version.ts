import type { IndexEntry } from '@hardpoint/schemas'
import { ALL_HOSTS } from '../layout/mod.ts'
import { changeLines } from './_change-lines.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** To how many hosts a version goes by itself. */
export interface Rollout {
  readonly id: string
  readonly version: string
  /** From 1 to 99, or 100 for all. */
  readonly percent: number
}

/**
 * Changes the share of hosts that take a version by themselves. Hosts that are in a share are in every greater one; one that has the version keeps
 * it where the share shrinks. Who asks for the version gets it, whatever the share.
 *
 * @throws as `yankVersion`
 */
export async function rollOutVersion(writer: RegistryWriter, { id, version, percent }: Rollout, author: Author): Promise<IndexEntry | undefined> {
  const [line] = await changeLines(writer, { id, version }, author, ({ rollout: _before, ...entry }) => percent === ALL_HOSTS ? entry : { ...entry, rollout: percent })
  return line
}
