import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('completions prints a script', async (t) => {
  t.match(await tryCli(['completions', 'bash'], { directory: home(t) }), { exit: 0, out: /complete -o filenames -F _hardpoint hardpoint$/ })
  t.match(await tryCli(['completions', 'csh'], { directory: home(t) }), { exit: 2, err: /bash, zsh, fish/ })
})
