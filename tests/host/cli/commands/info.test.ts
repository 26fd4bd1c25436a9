import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('info shows everything of a plugin', async (t) => {
  const { exit, out } = await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': INFO } })
  t.equal(exit, 0)
  for (const part of ['acme.mail 1.0.0', 'awake', 'storage: granted', 'http.fetch: not granted', 'GET /p/acme.mail/mails (public)', 'a.b/c', 'clean, 0 3 * * *', 'send', 'needed by    acme.news', 'process 42, 100 MB', 'HP_ERR_CRASH SIGKILL']) t.match(out, part)
  t.notMatch(out, '\u001b')
})

test('info shows why a package on disk does not run', async (t) => {
  const problem = { code: 'HP_ERR_PACKAGE_FILE', message: 'The file main.js is damaged.', fix: 'Install it again.' }
  t.match((await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': { ...INFO, problem } } })).out, /main\.js is damaged\. Install it again/)
})

test('info shows until when a plugin that crashed is held, and why', async (t) => {
  const shown = async (held: object) => (await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': { ...INFO, state: { ...INFO.state, held } } } })).out
  const since = '2026-11-20T01:00:00.000Z'
  t.match(await shown({ since, reason: '3 crashes within 10 minutes' }), `held         since ${since}, until hardpoint enable acme.mail: 3 crashes within 10 minutes`)
  t.match(await shown({ since, until: '2026-11-20T01:00:05.000Z', reason: '3 crashes within an hour' }), `held         since ${since}, until 2026-11-20T01:00:05.000Z: 3 crashes within an hour`)
})

test('info shows who pinned a plugin, and when', async (t) => {
  const pinned = { ...INFO, installed: { ...INFO.installed, pinned: { by: 'token:ops', at: '2026-11-21T00:00:00.000Z' } } }
  t.match((await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': pinned } })).out, 'pinned       2026-11-21T00:00:00.000Z by token:ops')
})

test('info asks for exactly what was named', async (t) => {
  t.match(await tryCli(['info', '../status'], { directory: home(t) }), { exit: 4, calls: [['GET', '/plugins/..%2Fstatus']] })
})

test('info shows what became of a plugin, and what it can go back to', async (t) => {
  const change = { at: '2026-11-20T01:00:00.000Z', by: 'token:admin', what: 'upgraded', from: '0.9.0', to: '1.1.0', automatic: false }
  const upgrades = {
    kept: [{ version: '0.9.0', until: change.at }, { version: '0.8.0', until: change.at }], watchedUntil: '2026-11-20T01:10:00.000Z',
    abandoned: [{ version: '1.1.0', until: change.at, deleteAt: '2026-12-20T01:00:00.000Z' }],
    changes: [change, { ...change, by: 'kernel', what: 'rolled-back', from: '1.1.0', to: '1.0.0', automatic: true, reason: '15 % of 20 calls failed\u001b[2J' }],
  }
  const { out } = await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': { ...INFO, upgrades } } })
  t.match(out, /changes +2026-11-20T01:00:00\.000Z upgraded from 0\.9\.0 to 1\.1\.0, by token:admin\n.*went back from 1\.1\.0 to 1\.0\.0, by the host: 15 % of 20 calls failed/)
  t.match(out, /watched +until 2026-11-20T01:10:00\.000Z/)
  t.match(out, /kept +0\.9\.0, 0\.8\.0/)
  t.match(out, /went back +from 1\.1\.0, whose data is kept until 2026-12-20T01:00:00\.000Z: hardpoint rollback acme\.mail --undo, or --drop/)
  t.notMatch(out, '\u001b')
  t.match((await tryCli(['list'], { directory: home(t), api: { 'GET /plugins': [{ ...INFO, upgrades }] } })).out, /1\.0\.0 \(went back from 1\.1\.0\)/, 'the list tells of the last one')
})

test('info shows how often the registry says that a plugin was downloaded, and whose word that is', async (t) => {
  const api = { 'GET /plugins/acme.mail': INFO, 'GET /plugins/acme.mail/downloads': { downloads: 1204 } }
  t.match((await tryCli(['info', 'acme.mail'], { directory: home(t), api })).out, /downloads +1204, the registry's own count, which nobody signs/)
  t.match(JSON.parse((await tryCli(['info', 'acme.mail', '--json'], { directory: home(t), api })).out), { downloads: 1204 })
  const silent = await tryCli(['info', 'acme.mail'], { directory: home(t), api: { ...api, 'GET /plugins/acme.mail/downloads': { downloads: null } } })
  t.notMatch(silent.out, 'downloads')
  t.match(await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': INFO } }), { exit: 0, out: /acme\.mail 1\.0\.0/ }, 'a host that does not know the question')
})

test('info shows the channel that a plugin follows', async (t) => {
  const found = { ...INFO, installed: { ...INFO.installed, channel: 'beta' } }
  t.match((await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': found } })).out, 'channel      beta and latest')
})

test('info shows what waits for a person', async (t) => {
  const waiting = { from: '1.0.0', version: '1.1.0', needs: ['new capability http.fetch of acme.mail', '\u001b[2J'], at: '2026-11-21T00:00:00.000Z' }
  const { out } = await tryCli(['info', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail': { ...INFO, waiting } } })
  t.match(out, 'waits        1.1.0 waits for you since 2026-11-21T00:00:00.000Z: new capability http.fetch of acme.mail; \\u001b[2J')
})
