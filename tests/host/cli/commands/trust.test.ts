import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('trust takes a public key alone', async (t) => {
  const key = `${'A'.repeat(43)}=`
  t.match(await tryCli(['trust', 'acme', key], { directory: home(t), api: { 'POST /trust': {} } }), { exit: 0, calls: [['POST', '/trust', { publisher: 'acme', publicKey: key }]] })
  t.match(await tryCli(['trust', 'acme', 'SHA256:abc'], { directory: home(t) }), { exit: 2, calls: { length: 0 } })
})
