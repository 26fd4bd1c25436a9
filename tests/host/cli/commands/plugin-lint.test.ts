import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('plugin lint names place and fix, and exits 8', async (t) => {
  const directory = home(t, { bad: { 'plugin.json': '{"id": "x"}' } })
  t.match(await tryCli(['plugin', 'lint', 'bad'], { directory }), { exit: 8, out: /plugin\.json \// })
  t.match(JSON.parse((await tryCli(['plugin', 'lint', 'bad', '--json'], { directory })).out), { problems: [{ pointer: String, problem: String, fix: String }] })
  t.match(await tryCli(['plugin', 'lint', 'none'], { directory }), { exit: 4, err: /HP_ERR_FILE_MISSING/ })
})
