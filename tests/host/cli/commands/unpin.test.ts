import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

test('unpin unpins', async (t) => {
  t.match(await tryCli(['unpin', 'mail'], { directory: home(t), api: { 'POST /plugins/mail/unpin': INFO.installed } }), { exit: 0, out: 'unpinned acme.mail 1.0.0', calls: [['POST', '/plugins/mail/unpin']] })
})
