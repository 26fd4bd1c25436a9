import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('help answers for commands, groups and exit codes', async (t) => {
  const directory = home(t)
  t.match(await tryCli(['help'], { directory }), { exit: 0, out: /Usage: hardpoint <command>/ })
  t.match(await tryCli(['help', 'feature', 'set'], { directory }), { exit: 0, out: /--tier/ })
  t.match(await tryCli(['help', 'token'], { directory }), { exit: 0, out: /token revoke/ })
  t.match(await tryCli(['help', 'exit-codes'], { directory }), { exit: 0, out: /70 {2}internal/ })
  t.match(await tryCli(['help', 'instal'], { directory }), { exit: 2, err: /Did you mean install\?/ })
  t.match(JSON.parse((await tryCli(['help', 'install', '--json'], { directory })).out), { name: 'install', options: { grant: {} } })
})
