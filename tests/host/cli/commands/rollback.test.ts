import { test, type Test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { RollbackPlan } from '../../../../host/lifecycle/lifecycle.ts'
import { home, tryCli } from '../_try.ts'

const PLAN: RollbackPlan = {
  id: 'agreed',
  plugins: [{ id: 'acme.mail', from: '1.1.0', to: '1.0.0', regained: ['http.fetch'], lost: ['config'], notUndone: ['What it stored stays.'] }],
}
const api = { 'GET /plugins/acme.mail/rollback': PLAN, 'POST /plugins/acme.mail/rollback': [{ id: 'acme.mail', version: '1.0.0' }] }

test('rollback shows what goes back and what does not, and does what was shown', async (t) => {
  const { exit, out, err, calls } = await tryCli(['rollback', 'acme.mail', '--yes'], { directory: home(t), api })
  t.match({ exit, out }, { exit: 0, out: 'went back to acme.mail 1.0.0' })
  t.match(err, /acme\.mail 1\.1\.0 → 1\.0\.0\n {2}may again {2}http\.fetch\n {2}no longer {2}config\n {2}remains {4}What it stored stays\./)
  t.same(calls, [['GET', '/plugins/acme.mail/rollback'], ['POST', '/plugins/acme.mail/rollback', { plan: 'agreed' }]])
})

test('rollback asks a person, unless told not to, and changes nothing on a dry run', async (t) => {
  t.match(await tryCli(['rollback', 'acme.mail'], { directory: home(t), api, says: [''] }), { exit: 2, asked: [/What it stored stays\.\nGo back to this/], calls: { length: 1 } })
  t.match(await tryCli(['rollback', 'acme.mail'], { directory: home(t), api }), { exit: 2, err: /--yes/, calls: { length: 1 } })
  t.match(await tryCli(['rollback', 'acme.mail'], { directory: home(t), api, says: ['yes'] }), { exit: 0, calls: { length: 2 } })
  t.match(await tryCli(['rollback', 'acme.mail', '-y'], { directory: home(t), api, says: [] }), { exit: 0, asked: [], calls: { length: 2 } })
  t.match(await tryCli(['rollback', 'acme.mail', '--dry-run'], { directory: home(t), api }), { exit: 0, out: /1\.1\.0 → 1\.0\.0/, calls: { length: 1 } })
})

test('rollback --undo shows what goes forward again, and does that', async (t) => {
  const forward = { 'GET /plugins/acme.mail/rollback?undo=1': PLAN, 'POST /plugins/acme.mail/rollback': [{ id: 'acme.mail', version: '1.1.0' }] }
  const { exit, out, asked, calls } = await tryCli(['rollback', 'acme.mail', '--undo'], { directory: home(t), api: forward, says: ['y'] })
  t.match({ exit, out, asked }, { exit: 0, out: 'went forward to acme.mail 1.1.0', asked: [/Go forward to this/] })
  t.same(calls.at(-1), ['POST', '/plugins/acme.mail/rollback', { plan: 'agreed', undo: true }])
})

/** Of what it deletes, and asks before. */
async function drop(t: Test, { flags = [], says, abandoned = [{ version: '1.1.0', until: 'then', deleteAt: 'later' }] }: { flags?: string[]; says?: string[]; abandoned?: object[] }) {
  const api = { 'GET /plugins/acme.mail': { upgrades: { kept: [], changes: [], ...abandoned.length === 0 ? {} : { abandoned } } }, 'DELETE /plugins/acme.mail/abandoned?shown=1.1.0%40later': ['1.1.0'] }
  const tried = await tryCli(['rollback', 'acme.mail', '--drop', ...flags], { directory: home(t), api, ...says === undefined ? {} : { says } })
  return { ...tried, deletes: tried.calls.filter(([call]) => String(call).startsWith('DELETE')).length }
}

test('rollback --drop shows what it deletes, and deletes it once a person said yes', async (t) => {
  const about = /acme\.mail 1\.1\.0: what it stored until then, which is else kept until later\.\nDelete this for good/
  t.match(await drop(t, { says: ['y'] }), { exit: 0, asked: [about], out: 'deleted what acme.mail 1.1.0 had stored', deletes: 1 })
  t.match(await drop(t, { says: [''] }), { exit: 2, asked: [about], err: /Nothing was changed/, deletes: 0 })
  t.match(await drop(t, { flags: ['--yes'] }), { exit: 0, out: 'deleted what acme.mail 1.1.0 had stored', deletes: 1 })
  t.match(await drop(t, {}), { exit: 2, err: /acme\.mail 1\.1\.0: what it stored.*--yes/, deletes: 0 }, 'nobody is there')
})

test('rollback --drop deletes nothing on a dry run, with --undo, or where there is nothing', async (t) => {
  t.match(await drop(t, { flags: ['--dry-run', '--yes'] }), { exit: 0, out: /^would delete\nacme\.mail 1\.1\.0: what it stored until then/, deletes: 0 })
  t.match(await drop(t, { flags: ['--undo', '--yes'] }), { exit: 2, err: /--undo puts in force what --drop deletes/, calls: { length: 0 } })
  t.match(await drop(t, { abandoned: [] }), { exit: 0, out: /no version of acme\.mail/, deletes: 0 })
})

test('rollback passes on why there is no way back', async (t) => {
  const none = new HardpointError('HP_ERR_ROLLBACK_NONE', { plugin: 'acme.mail' })
  t.match(await tryCli(['rollback', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail/rollback': none } }), { exit: 4, err: /no earlier version of acme\.mail/ })
})
