import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('search shows what the registry says, neutralised', async (t) => {
  const api = { 'GET /search?q=double+entry': [{ id: 'a.b', version: '1.0.0', tier: 'pro', title: 'T\u001b[2J', description: 'D' }], 'GET /search?q=': [] }
  t.match((await tryCli(['search', 'double', 'entry'], { directory: home(t), api })).out, /a\.b +1\.0\.0 +pro +T\\u001b\[2J: D/)
  t.match(await tryCli(['search'], { directory: home(t), api }), { exit: 0, out: 'Nothing found.' })
})
