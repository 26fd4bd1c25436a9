import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const ENVELOPE = { payloadType: 'application/vnd.hardpoint.license+json', payload: 'e30=', signatures: [{ keyid: 'a'.repeat(64), sig: `${'A'.repeat(86)}==` }] }
const api = { 'PUT /license': { tenant: 'default', tier: 'pro', state: 'valid', reason: 'License.' } }

test('license set sends the file as it is', async (t) => {
  const directory = home(t, { 'a.json': JSON.stringify(ENVELOPE), 'b.json': '{', 'c.json': '{}' })
  t.match(await tryCli(['license', 'set', 'a.json'], { directory, api }), { exit: 0, out: /tier +pro/, calls: [['PUT', '/license', ENVELOPE]] })
  t.match(await tryCli(['license', 'set', 'b.json'], { directory, api }), { exit: 8, err: /b\.json is not valid/, calls: { length: 0 } })
  t.match(await tryCli(['license', 'set', 'c.json'], { directory, api }), { exit: 8, err: /c\.json is not valid at \/payloadType/, calls: { length: 0 } })
  t.match(await tryCli(['license', 'set', 'none.json'], { directory, api }), { exit: 4, err: /HP_ERR_FILE_MISSING/ })
})
