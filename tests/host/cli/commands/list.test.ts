import { test } from 'tap'
import { stateOf } from '../../../../host/cli/commands/list.ts'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('list shows a line a plugin, with no control characters', async (t) => {
  const { exit, out } = await tryCli(['list'], { directory: home(t), api: { 'GET /plugins': [INFO] } })
  t.equal(exit, 0)
  t.match(out, /acme\.mail +1\.0\.0 +pro +awake +Mail\\u001b/)
  t.notMatch(out, '\u001b')
  t.match(await tryCli(['list'], { directory: home(t), api: { 'GET /plugins': [] } }), { exit: 0, out: /hardpoint search/ })
  t.match(JSON.parse((await tryCli(['list', '--json'], { directory: home(t), api: { 'GET /plugins': [INFO] } })).out), [{ installed: { id: 'acme.mail' } }])
})

test('list shows what is pinned', async (t) => {
  const pinned = { ...INFO, installed: { ...INFO.installed, pinned: { by: 'token:ops', at: '2026-11-21T00:00:00Z' } } }
  t.match((await tryCli(['list'], { directory: home(t), api: { 'GET /plugins': [pinned] } })).out, /acme\.mail +1\.0\.0 \(pinned\) +pro/)
})

test('stateOf() says why a plugin does not run', async (t) => {
  const { state: _, ...rest } = INFO
  t.equal(stateOf(INFO), 'awake')
  t.equal(stateOf(rest), 'asleep')
  t.equal(stateOf({ ...INFO, installed: { ...INFO.installed, enabled: false } }), 'disabled')
  t.equal(stateOf({ ...INFO, problem: { code: 'HP_ERR_PACKAGE_FILE', message: '', fix: '' } }), 'HP_ERR_PACKAGE_FILE')
})
