import { test, type Test } from 'tap'
import { attack } from './_attack.ts'
import { hazardsOf, openGroundFor, type Named } from './_corpus.ts'
import type { Ground } from './_ground.ts'
import type { Hazard } from './_hazard.ts'

/** Hazards that share a host. Two hosts are attacked at a time, since most of what an attack takes is waiting for a limit. */
const A_HOST = 36

/** The fast form: one host for many hazards of an area, where they may share one, and no word about time. */
export async function testArea(area: string): Promise<void> {
  const groups = Map.groupBy(await hazardsOf(area), ({ name, hazard }) => (hazard.alone === true ? name : JSON.stringify(hazard.host ?? {})))
  const parts = [...groups.values()].flatMap((group) => Array.from({ length: Math.ceil(group.length / A_HOST) }, (_, part) => group.slice(part * A_HOST, (part + 1) * A_HOST)))
  test(`hazards of ${area}`, { jobs: 2 }, async (t) => {
    await Promise.all(parts.map((part) => t.test(titleOf(part), { buffered: true }, (each) => testPart(each, part))))
  })
}

async function testPart(t: Test, part: readonly Named[]): Promise<void> {
  const ground = await openGroundFor(part.map(({ hazard }) => hazard))
  t.teardown(() => ground.system.close())
  for (const named of part) {
    await t.test(`${named.name}: ${named.hazard.title}`, async (each) => {
      each.strictSame(await problemsOf(each, ground, named.hazard), [])
    })
  }
}

/**
 * Which of two limits an attack meets first is decided by what else the machine does. So one that ended in another way than its hazard says is
 * made once more, in a host that it shares with nobody; what befell others is never excused.
 */
async function problemsOf(t: Test, ground: Ground, hazard: Hazard): Promise<readonly string[]> {
  const { problems, harm } = await attack(ground, hazard)
  if (problems.length === harm.length) return harm
  t.comment(`once more, by itself: ${problems.join('; ')}`)
  const own = await openGroundFor([hazard])
  try {
    return [...harm, ...(await attack(own, hazard)).problems]
  } finally {
    await own.system.close()
  }
}

function titleOf(part: readonly Named[]): string {
  return part.length === 1 ? `a host of its own for ${part[0]?.name}` : `one host, from ${part[0]?.name} to ${part.at(-1)?.name}`
}
