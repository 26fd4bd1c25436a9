import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('reload asks the host to start the plugin anew', async (t) => {
  const api = { 'POST /plugins/acme.mail/reload': { id: 'acme.mail', version: '1.0.0' } }
  t.match(await tryCli(['reload', 'acme.mail'], { directory: home(t), api }), { exit: 0, out: 'reloaded acme.mail 1.0.0', calls: [['POST', '/plugins/acme.mail/reload']] })
  t.match(await tryCli(['reload'], { directory: home(t), api }), { exit: 2 })
})
