import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('remove keeps the data unless --purge', async (t) => {
  const cases: [string[], string, string][] = [
    [[], 'DELETE /plugins/mail', 'removed acme.mail'],
    [['--purge'], 'DELETE /plugins/mail?purge=1', 'removed acme.mail and its data'],
  ]
  for (const [options, route, out] of cases) {
    t.match(await tryCli(['remove', 'mail', ...options], { directory: home(t), api: { [route]: ['acme.mail'] } }), { exit: 0, out, calls: [route.split(' ')] })
  }
})

test('remove shows first what a cascade takes along: it asks a person, and takes --yes for an answer', async (t) => {
  const api = { 'DELETE /plugins/mail?cascade=1&dryRun=1': ['acme.news', 'acme.mail'], 'DELETE /plugins/mail?cascade=1': ['acme.news', 'acme.mail'] }
  const both = [['DELETE', '/plugins/mail?cascade=1&dryRun=1'], ['DELETE', '/plugins/mail?cascade=1']]
  t.match(await tryCli(['remove', 'mail', '--cascade', '--yes'], { directory: home(t), api }), { exit: 0, out: 'removed acme.news\nremoved acme.mail', calls: both })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api, says: ['yes'] }), { exit: 0, asked: [/remove, in this order: acme\.news, acme\.mail\./], calls: both })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api, says: ['n'] }), { exit: 2, calls: { length: 1 } })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api }), { exit: 2, err: /acme\.news, acme\.mail[\s\S]*--yes/, calls: { length: 1 } })
})

test('remove asks nothing where a cascade takes nothing along', async (t) => {
  const api = { 'DELETE /plugins/mail?cascade=1&purge=1&dryRun=1': ['acme.mail'], 'DELETE /plugins/mail?cascade=1&purge=1': ['acme.mail'] }
  t.match(await tryCli(['remove', 'mail', '--cascade', '--purge'], { directory: home(t), api }), { exit: 0, out: 'removed acme.mail and its data', calls: { length: 2 } })
})
