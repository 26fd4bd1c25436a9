import assert from 'node:assert/strict'
import type { Outcome } from '../../_ground.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

const CONCURRENCY = 4
const CALLS = 2000
const TOLD: readonly string[] = ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_QUEUE_WAIT', 'HP_ERR_QUEUE_FULL', 'HP_ERR_STARVED']
const BODY = Buffer.alloc(1_000_000)

export const hazard: Hazard = {
  title: 'thousands of calls at once, with megabytes of body each, to a plugin that lets few run and answers none',
  why: 'what waits is held by the kernel',
  plugins: [rogue('line', '() => new Promise(() => {})', {
    limits: { wallMs: 700, concurrency: CONCURRENCY },
    manifest: { contributes: { routes: [{ id: 'attack', method: 'POST', path: '/attack', access: 'public', rawBody: true, maxBodyBytes: BODY.length }] } },
  }), rogue('wide-line', '() => new Promise(() => {})', {
    limits: { wallMs: 700, concurrency: 64 },
    manifest: { contributes: { routes: [{ id: 'attack', method: 'POST', path: '/attack', access: 'public', rawBody: true, maxBodyBytes: BODY.length }] } },
  })],
  codes: ['HP_ERR_QUEUE_FULL'],
  async drive(ground) {
    const ask = (plugin: string, body?: Buffer): ReturnType<typeof ground.ask> => ground.ask({ plugin, method: 'POST', ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/octet-stream' } }) })
    const line = async (): Promise<void> => {
      const many = flood(CALLS, () => ask('rogue.line'))
      const { cells } = (await ground.system.call('GET', '/api/v1/status')).body as { readonly cells: readonly { readonly plugin: string; readonly inFlight: number; readonly waiting: number }[] }
      const state = cells.find(({ plugin }) => plugin === 'rogue.line')
      assert.ok(state === undefined || (state.inFlight <= CONCURRENCY && state.waiting <= 2 * CONCURRENCY), JSON.stringify(state))
      const outcomes = await many
      const count = (code: string): number => outcomes.filter((one) => one.code === code).length
      // Each is told something.
      const others = new Set(outcomes.map(({ code }) => code).filter((code) => !TOLD.includes(code ?? 'answered')))
      assert.deepEqual([...others], [])
      assert.ok(count('HP_ERR_QUEUE_FULL') > CALLS / 2, `${count('HP_ERR_QUEUE_FULL')} were told so`)
    }
    await line()
    // A hundred and twenty-eight may wait, but not with so much. Not beside the line: both have one cell, and where these megabytes end it the line's calls crash with it.
    const large = await flood(160, () => ask('rogue.wide-line', BODY))
    const refused = large.filter(({ code }) => code === 'HP_ERR_QUEUE_FULL')
    assert.ok(refused.length > 0, 'more than may wait')
    return refused[0] ?? ask('rogue.line')
  },
}

/** A few at a time: they are begun in the kernel's own thread, which is what an attacker's connections would be spared. */
async function flood(count: number, ask: () => Promise<Outcome>): Promise<Outcome[]> {
  const asked: Promise<Outcome>[] = []
  for (let at = 0; at < count; at++) {
    asked.push(ask())
    if (at % 4 === 0) await new Promise((resolve) => { setImmediate(resolve) })
  }
  return Promise.all(asked)
}
