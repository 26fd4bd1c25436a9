import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Store } from '../../../host/storage/store.ts'
import { KILL_SCENES, openKillHost } from './_kill-scenes.ts'
import { everythingAfter, prepared } from './_kill-world.ts'

/** Nobody asks for it: it is for the next look to do it. */
const BY_ITSELF = 'a rollback by itself'

/** One of each verb. */
const TRIED: readonly string[] = [
  'an install of three plugins by two publishers', 'an upgrade of three plugins, with a migration and a rotated key', 'a rollback over a migration', BY_ITSELF,
  'a remove with its data',
]

/** A disk that fails at one commit, once: before it is written, or after, as one does that cannot say that it wrote. */
function failing(at: number, isWritten: boolean) {
  let [isArmed, commits, failed] = [false, 0, false]
  return {
    arm: () => { isArmed = true },
    failed: () => failed,
    over: (store: Store): Store => ({
      get: key => store.get(key), getMany: keys => store.getMany(keys), scan: range => store.scan(range), close: () => store.close(),
      async commit(commit) {
        if (!isArmed || commits++ !== at) return store.commit(commit)
        failed = true
        if (isWritten) await store.commit(commit)
        throw new HardpointError('HP_ERR_DATA_FULL', { directory: 'data' })
      },
    }),
  }
}

for (const isWritten of [false, true]) {
  test(`a host whose disk fails at any commit of a verb, ${isWritten ? 'after' : 'before'} it was written, lives on, and can do it again`, { timeout: 180_000 }, async t => {
    const root = await prepared(t)
    for (const [name, { from, verb }] of Object.entries(KILL_SCENES).filter(([each]) => TRIED.includes(each))) {
      const copies = join(root, name)
      cpSync(join(root, 'registry'), join(copies, 'registry'), { recursive: true })
      for (const each of ['old', 'new']) cpSync(join(root, from), join(copies, each), { recursive: true })
      const before = await everythingAfter(join(copies, 'old'))
      const after = await everythingAfter(join(copies, 'new'), verb)
      for (let at = 0; ; at++) {
        const disk = failing(at, isWritten)
        const directory = join(copies, String(at))
        cpSync(join(root, from), directory, { recursive: true })
        const host = await openKillHost(directory, disk.over)
        const work = await verb(host)
        disk.arm()
        await work().catch((error: unknown) => { if (!HardpointError.is(error)) throw error })
        // Where it is done nobody can do it again.
        const done = JSON.parse(after['listed'] ?? '') as unknown
        const found = JSON.stringify(host.lifecycle.list())
        const isDone = found === after['listed']
        if (!isDone) t.equal(found, before['listed'], `${name}, commit ${at}: nothing of it is in force`)
        if (!isDone) await (name === BY_ITSELF ? host.look() : (await verb(host))())
        t.strictSame(host.lifecycle.list(), done, `${name}, commit ${at}: the host that lives on has it done`)
        await host.close()
        t.strictSame(await everythingAfter(directory), after, `${name}, commit ${at}: and so has the next one`)
        if (!disk.failed()) break
      }
    }
  })
}
