import { readdirSync } from 'node:fs'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('plugin dev refuses what is no port and no tier, before anything is made', async (t) => {
  const directory = home(t, { hello: { 'plugin.json': '{}' } })
  for (const port of ['x', '65536', '-1', '1e3']) t.match(await tryCli(['plugin', 'dev', 'hello', `--port=${port}`], { directory }), { exit: 2, err: /is no port/ }, port)
  t.match(await tryCli(['plugin', 'dev', 'hello', '--inspect', '--inspect-port=x'], { directory }), { exit: 2, err: /is no port/ })
  t.match(await tryCli(['plugin', 'dev', 'hello', '--tier', 'gold'], { directory }), { exit: 2, err: /"gold" is no tier: write one of free, pro, enterprise/ })
  t.strictSame(readdirSync(`${directory}/hello`), ['plugin.json'])
})

test('plugin dev says where a plugin is looked for', async (t) => {
  const directory = home(t, { empty: {} })
  t.match(await tryCli(['plugin', 'dev', 'empty'], { directory }), { exit: 4, out: '', err: /empty\/plugin\.json.*\n.*plugin new/s })
  t.match(await tryCli(['plugin', 'dev', '--json'], { directory }), { exit: 4, err: /"HP_ERR_FILE_MISSING"/ })
})

test('plugin dev ends well when it was interrupted while it started', async (t) => {
  const directory = home(t)
  await tryCli(['plugin', 'new', 'hello'], { directory })
  const { exit, out } = await tryCli(['plugin', 'dev', 'hello', '--json'], { directory, signal: AbortSignal.abort() })
  t.equal(exit, 0)
  t.match(out, /^\{"event":"listening","url":"http:\/\/127\.0\.0\.1:\d+","tier":"enterprise","data":".*\/hello\/\.hardpoint\/dev"\}/)
})
