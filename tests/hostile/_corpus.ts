import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Hazard } from './_hazard.ts'
import { openGround, type Ground } from './_ground.ts'

const DIRECTORY = join(import.meta.dirname, 'hazards')

/** A hazard and where it stands: `time/regex`. */
export interface Named { readonly name: string; readonly hazard: Hazard }

export function areas(): string[] {
  return readdirSync(DIRECTORY, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
}

/** The hazards of an area, by name. Files that begin with `_` are what several share. */
export async function hazardsOf(area: string): Promise<Named[]> {
  const files = readdirSync(join(DIRECTORY, area)).filter((file) => file.endsWith('.ts') && !file.startsWith('_')).sort()
  return Promise.all(files.map(async (file) => {
    const { hazard } = await import(join(DIRECTORY, area, file)) as { hazard: Hazard }
    return { name: `${area}/${file.slice(0, -3)}`, hazard }
  }))
}

/** Less than the default, so that what is to be killed is killed before this machine runs out. */
const HOST = { config: { cells: { maxMemoryMb: 220 } } }

/** A host with the plugins of hazards that may share one. */
export function openGroundFor(hazards: readonly Hazard[]): Promise<Ground> {
  return openGround(hazards.flatMap(({ plugins }) => plugins), { ...HOST, ...hazards[0]?.host })
}
