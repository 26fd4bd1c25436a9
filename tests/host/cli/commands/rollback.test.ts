import { test } from 'tap'
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

test('rollback --drop deletes what the version stored that the host went back from', async (t) => {
  const drop = (versions: readonly string[]) => tryCli(['rollback', 'acme.mail', '--drop'], { directory: home(t), api: { 'DELETE /plugins/acme.mail/abandoned': versions } })
  t.match(await drop(['1.1.0']), { exit: 0, out: 'deleted what acme.mail 1.1.0 had stored', calls: { length: 1 } })
  t.match(await drop([]), { exit: 0, out: /no version of acme\.mail/ })
})

test('rollback passes on why there is no way back', async (t) => {
  const none = new HardpointError('HP_ERR_ROLLBACK_NONE', { plugin: 'acme.mail' })
  t.match(await tryCli(['rollback', 'acme.mail'], { directory: home(t), api: { 'GET /plugins/acme.mail/rollback': none } }), { exit: 4, err: /no earlier version of acme\.mail/ })
})
