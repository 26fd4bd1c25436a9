import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('trust takes a public key alone', async (t) => {
  const key = `${'A'.repeat(43)}=`
  t.match(await tryCli(['trust', 'acme', key], { directory: home(t), api: { 'POST /trust': {} } }), { exit: 0, calls: [['POST', '/trust', { publisher: 'acme', publicKey: key }]] })
  t.match(await tryCli(['trust', 'acme', 'SHA256:abc'], { directory: home(t) }), { exit: 2, calls: { length: 0 } })
  t.match(await tryCli(['trust', 'acme'], { directory: home(t) }), { exit: 2, calls: { length: 0 } })
  t.match(await tryCli(['trust'], { directory: home(t) }), { exit: 2, calls: { length: 0 } })
})

const api = { 'POST /trust/remove': { keys: [{ publisher: 'acme', publicKey: 'k', fingerprint: 'SHA256:abc' }], plugins: ['acme.base', 'acme.mail'], dependents: ['zeta.news'] } }
const LOOKED = ['POST', '/trust/remove', { meant: 'acme', dryRun: true }]
const DONE = ['POST', '/trust/remove', { meant: 'acme' }]

test('trust --remove shows what runs no more, and asks a person; without a terminal it needs --yes', async (t) => {
  const about = /key SHA256:abc of acme\.\nNot running any more: acme\.base, acme\.mail\. What they stored stays\.\nThey are needed by: zeta\.news\./
  t.match(await tryCli(['trust', '--remove', 'acme'], { directory: home(t), api, says: ['y'] }), { exit: 0, out: about, asked: [about], calls: [LOOKED, DONE] })
  t.match(await tryCli(['trust', '--remove', 'acme'], { directory: home(t), api, says: [''] }), { exit: 2, calls: [LOOKED] })
  t.strictSame((await tryCli(['trust', '--remove', 'acme'], { directory: home(t), api, says: [''] })).calls, [LOOKED])
  const { exit, err, calls } = await tryCli(['trust', '--remove', 'acme'], { directory: home(t), api })
  t.match({ exit, err }, { exit: 2, err: /acme\.base, acme\.mail[\s\S]*--yes/ })
  t.strictSame(calls, [LOOKED])
  t.match(await tryCli(['trust', '--remove', 'acme', '-y'], { directory: home(t), api }), { exit: 0, asked: [], calls: [LOOKED, DONE] })
})

test('trust --remove trusts nobody', async (t) => {
  t.match(await tryCli(['trust', 'acme', `${'A'.repeat(43)}=`, '--remove', 'acme'], { directory: home(t), api, says: ['y'] }), { exit: 2, calls: { length: 0 } })
})
