import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { t as file, test, type Test } from 'tap'
import { killedEverywhere } from '../../_kill-points.ts'
import { KILL_SCENES, type KillScene } from './_kill-scenes.ts'
import { everythingAfter, prepared } from './_kill-world.ts'

// 40 s on a machine with nothing else to do, and three times that under load: the limit of other files is near.
file.setTimeout(300_000)

interface Kills {
  readonly points: readonly string[]
  /** Of each point by its number, and the template by the names of what is compared. */
  readonly copies: string
}

/** Kills the work of a scene, or a start where there is none of that name, at every point. */
async function kill(root: string, template: string, name: string): Promise<Kills> {
  const copies = join(root, name, 'copies')
  // Beside the copies, as it lies beside the template.
  cpSync(join(root, 'registry'), join(copies, 'registry'), { recursive: true })
  const points = await killedEverywhere(join(import.meta.dirname, '_kill-child.ts'), { copies }, [template, copies, name])
  for (const reference of ['old', 'new']) cpSync(template, join(copies, reference), { recursive: true })
  return { points, copies }
}

/** Starts a host at each copy, and has the verb done again where nothing of it is in force. */
async function survives(t: Test, { points, copies }: Kills, verb?: KillScene['verb']): Promise<void> {
  const before = await everythingAfter(join(copies, 'old'))
  const after = await everythingAfter(join(copies, 'new'), verb)
  let isNew = false
  for (const [at, point] of points.entries()) {
    const directory = join(copies, String(at))
    const found = await everythingAfter(directory)
    isNew ||= found['sys/lock'] !== before['sys/lock']
    const isWhole = t.strictSame(found, isNew ? after : before, `killed at ${at}, before ${point}: ${isNew ? 'the new' : 'the old'} state`)
    if (isWhole && !isNew && verb !== undefined) t.strictSame(await everythingAfter(directory, verb), after, `killed at ${at}, before ${point}: and then it is done`)
  }
  t.equal(isNew, verb !== undefined, 'a verb is done at the end, a start changes nothing')
  t.comment(`${points.length} points`)
}

test('a host that is killed at any change of the disk starts with all of the old state or all of the new one, and can do it again', { timeout: 280_000 }, async t => {
  const root = await prepared(t)
  for (const [name, { from, verb, interrupted }] of Object.entries(KILL_SCENES)) {
    await t.test(name, async u => {
      const kills = await kill(root, join(root, from), name)
      const at = kills.points.findIndex(point => interrupted?.test(point)) + 1
      const left = join(root, `left of ${name}`)
      // As it was left, before a host is started there.
      if (interrupted !== undefined && u.ok(at > 0, 'it comes to that point')) cpSync(join(kills.copies, String(at)), left, { recursive: true })
      await survives(u, kills, verb)
      if (interrupted === undefined) return
      await u.test('and a start that is killed as well, while it makes that good', async v => {
        const starts = await kill(root, left, `a start after ${name}`)
        v.ok(starts.points.some(point => point.startsWith('commit ')), 'it had something to make good')
        await survives(v, starts)
      })
    })
  }
})
