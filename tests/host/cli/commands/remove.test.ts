import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('remove keeps the data unless --purge', async (t) => {
  const cases: [string[], string, string][] = [
    [[], 'DELETE /plugins/mail', 'removed acme.mail'],
    [['--purge'], 'DELETE /plugins/mail?purge=1', 'removed acme.mail and its data'],
    [['--cascade', '--purge'], 'DELETE /plugins/mail?cascade=1&purge=1', 'removed acme.mail and its data'],
  ]
  for (const [options, route, out] of cases) {
    t.match(await tryCli(['remove', 'mail', ...options], { directory: home(t), api: { [route]: ['acme.mail'] } }), { exit: 0, out, calls: [route.split(' ')] })
  }
})
