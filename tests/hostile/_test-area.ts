import { test } from 'tap'
import { attack } from './_attack.ts'
import { hazardsOf, openGroundFor, type Named } from './_corpus.ts'

/** The fast form: one host for all hazards of an area that may share one, and no word about time. */
export async function testArea(area: string): Promise<void> {
  const groups = Map.groupBy(await hazardsOf(area), ({ name, hazard }) => (hazard.alone === true ? name : JSON.stringify(hazard.host ?? {})))
  for (const group of groups.values()) testGroup(group)
}

function testGroup(group: readonly Named[]): void {
  const name = group.length === 1 ? `${group[0]?.name} is contained` : `${group[0]?.name.split('/')[0]}: ${group.length} hazards are contained, one after the other, by one host`
  test(name, { timeout: 0 }, async (t) => {
    const ground = await openGroundFor(group.map(({ hazard }) => hazard))
    t.teardown(() => ground.system.close())
    for (const { name: one, hazard } of group) {
      await t.test(`${one}: ${hazard.title}`, async (each) => {
        each.strictSame((await attack(ground, hazard)).problems, [])
      })
    }
  })
}
