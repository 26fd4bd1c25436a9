import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('pin pins what is installed, or the version that is believed to be', async (t) => {
  const api = { 'POST /plugins/mail/pin': INFO.installed }
  t.match(await tryCli(['pin', 'mail'], { directory: home(t), api }), { exit: 0, out: 'pinned acme.mail to 1.0.0', calls: [['POST', '/plugins/mail/pin', {}]] })
  t.match(await tryCli(['pin', 'mail@1.0.0'], { directory: home(t), api }), { exit: 0, calls: [['POST', '/plugins/mail/pin', { version: '1.0.0' }]] })
})
