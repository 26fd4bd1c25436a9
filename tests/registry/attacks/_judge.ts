import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { AdvisoriesGround } from './_advisories-ground.ts'
import type { Attack } from './_attack.ts'
import { Ground } from './_ground.ts'
import { PublishingGround } from './_publishing-ground.ts'
import type { Site } from './_site.ts'

/** An attack and where it stands: `reading/rollback-timestamp`. */
export interface Named { readonly name: string; readonly attack: Attack<Site> }

/** What the attacks of each area are made on. */
const GROUNDS: Readonly<Record<string, { open(): Promise<Site> }>> = { reading: Ground, advisories: AdvisoriesGround, publishing: PublishingGround }

/** What became of an attack. */
export interface Verdict {
  readonly code: string
  /** Why it is not contained. Empty: it is. */
  readonly problems: readonly string[]
}

export function areas(): string[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).toSorted()
}

/** The attacks of an area, one a file, by name. */
export async function attacksOf(area: string): Promise<Named[]> {
  const files = readdirSync(join(import.meta.dirname, area)).filter((file) => file.endsWith('.ts') && !file.startsWith('_')).toSorted()
  return Promise.all(files.map(async (file) => {
    const { attack } = await import(join(import.meta.dirname, area, file)) as { attack: Attack<Site> }
    return { name: `${area}/${file.slice(0, -3)}`, attack }
  }))
}

/** Has an attack made on a ground of its own, and says what came of it. */
export async function judge({ name, attack }: Named): Promise<Verdict> {
  const area = name.slice(0, name.indexOf('/'))
  const ground = await GROUNDS[area]?.open()
  if (ground === undefined) throw new TypeError(`${area} has no ground`)
  try {
    const outcome = await attack.run(ground).catch((error: unknown) => error)
    const code = HardpointError.is(outcome) ? outcome.code : outcome instanceof Error ? String(outcome.stack) : 'harmless'
    return {
      code,
      problems: [
        ...(code === attack.code ? [] : [`${code} instead of ${attack.code}: ${outcome instanceof Error ? outcome.message : JSON.stringify(outcome)}`]),
        ...(HardpointError.is(outcome) && /[\p{Cc}\p{Cf}]/u.test(`${outcome.message}${outcome.fix}`) ? ['the message holds what moves a terminal\'s cursor'] : []),
        ...(attack.code === 'harmless' && attack.check === undefined ? ['it says of nothing that it is harmless'] : []),
        ...await attack.check?.(outcome, ground) ?? [],
        ...await ground.harm(attack),
      ],
    }
  } finally {
    await ground.close()
  }
}
