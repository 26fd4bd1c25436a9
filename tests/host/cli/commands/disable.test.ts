import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('disable disables, with --cascade what needs it too', async (t) => {
  const api = { 'POST /plugins/mail/disable': [INFO.installed, { ...INFO.installed, id: 'acme.news' }] }
  t.match(await tryCli(['disable', 'mail'], { directory: home(t), api }), { exit: 0, calls: [['POST', '/plugins/mail/disable', { cascade: false }]] })
  const calls = [['POST', '/plugins/mail/disable', { cascade: true, dryRun: true }], ['POST', '/plugins/mail/disable', { cascade: true }]]
  t.match(await tryCli(['disable', 'mail', '--cascade', '--yes'], { directory: home(t), api }), { out: 'disabled acme.mail\ndisabled acme.news', calls })
  t.match(await tryCli(['disable', 'mail', '--cascade'], { directory: home(t), api, says: ['y'] }), { exit: 0, asked: [/disable, in this order: acme\.mail, acme\.news\./], calls })
  t.match(await tryCli(['disable', 'mail', '--cascade'], { directory: home(t), api, says: [''] }), { exit: 2, calls: { length: 1 } })
})

test('disable says who still needs it', async (t) => {
  const refusal = new HardpointError('HP_ERR_HAS_DEPENDENTS', { plugin: 'acme.mail', dependents: ['acme.news'] })
  t.match(await tryCli(['disable', 'mail'], { directory: home(t), api: { 'POST /plugins/mail/disable': refusal } }), { exit: 3, err: /acme\.news[\s\S]*--cascade/ })
})
