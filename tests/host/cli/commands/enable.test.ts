import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('enable enables', async (t) => {
  t.match(await tryCli(['enable', 'mail'], { directory: home(t), api: { 'POST /plugins/mail/enable': INFO.installed } }), { exit: 0, out: 'enabled acme.mail 1.0.0', calls: [['POST', '/plugins/mail/enable']] })
})
