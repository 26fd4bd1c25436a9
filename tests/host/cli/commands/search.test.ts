import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('search shows what the registry says, neutralised', async (t) => {
  const api = { 'GET /search?q=double+entry': [{ id: 'a.b', version: '1.0.0', tier: 'pro', title: 'T\u001b[2J', description: 'D' }], 'GET /search?q=': [] }
  t.match((await tryCli(['search', 'double', 'entry'], { directory: home(t), api })).out, /a\.b +1\.0\.0 +pro +T\\u001b\[2J: D/)
  t.match(await tryCli(['search'], { directory: home(t), api }), { exit: 0, out: 'Nothing found.' })
})

test('search shows download counts where the registry has some, and whose word they are', async (t) => {
  const entry = { id: 'a.b', version: '1.0.0', tier: 'free', title: 'T', description: 'D' }
  const api = { 'GET /search?q=': [{ ...entry, downloads: 17 }, { ...entry, id: 'a.c' }] }
  const { out } = await tryCli(['search'], { directory: home(t), api })
  t.match(out, /^plugin +version +tier +downloads +about\na\.b +1\.0\.0 +free +17 +T: D\na\.c +1\.0\.0 +free +T: D\n\nDownloads are the registry's own count, which nobody signs\.$/)
  t.notMatch((await tryCli(['search'], { directory: home(t), api: { 'GET /search?q=': [entry] } })).out, /ownloads/)
})
