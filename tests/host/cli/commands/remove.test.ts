import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const PURGE = { 'DELETE /plugins/mail?purge=1&dryRun=1': ['acme.mail'], 'DELETE /plugins/mail?purge=1': ['acme.mail'] }

test('remove keeps the data unless --purge, and asks nothing then', async (t) => {
  t.match(await tryCli(['remove', 'mail'], { directory: home(t), api: { 'DELETE /plugins/mail': ['acme.mail'] } }), { exit: 0, out: 'removed acme.mail', calls: [['DELETE', '/plugins/mail']] })
})

test('remove --purge says whose data it deletes, and asks a person, or takes --yes for an answer', async (t) => {
  const both = [['DELETE', '/plugins/mail?purge=1&dryRun=1'], ['DELETE', '/plugins/mail?purge=1']]
  const done = { exit: 0, out: 'removed acme.mail and its data', calls: both }
  t.match(await tryCli(['remove', 'mail', '--purge', '--yes'], { directory: home(t), api: PURGE }), { ...done, asked: { length: 0 } })
  t.match(await tryCli(['remove', 'mail', '--purge'], { directory: home(t), api: PURGE, says: ['y'] }), { ...done, asked: [/^Deleted for good, .*: the data and settings of acme\.mail\.\nGo on\?/] })
  t.match(await tryCli(['remove', 'mail', '--purge'], { directory: home(t), api: PURGE, says: [''] }), { exit: 2, calls: { length: 1 } })
  t.match(await tryCli(['remove', 'mail', '--purge'], { directory: home(t), api: PURGE }), { exit: 2, err: /data and settings of acme\.mail\.[\s\S]*--yes/, calls: { length: 1 } })
})

test('remove shows first what a cascade takes along: it asks a person, and takes --yes for an answer', async (t) => {
  const api = { 'DELETE /plugins/mail?cascade=1&dryRun=1': ['acme.news', 'acme.mail'], 'DELETE /plugins/mail?cascade=1': ['acme.news', 'acme.mail'] }
  const both = [['DELETE', '/plugins/mail?cascade=1&dryRun=1'], ['DELETE', '/plugins/mail?cascade=1']]
  t.match(await tryCli(['remove', 'mail', '--cascade', '--yes'], { directory: home(t), api }), { exit: 0, out: 'removed acme.news\nremoved acme.mail', calls: both })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api, says: ['yes'] }), { exit: 0, asked: [/remove, in this order: acme\.news, acme\.mail\./], calls: both })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api, says: ['n'] }), { exit: 2, calls: { length: 1 } })
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api }), { exit: 2, err: /acme\.news, acme\.mail[\s\S]*--yes/, calls: { length: 1 } })
})

test('remove names the data of all that a cascade takes along', async (t) => {
  const api = { 'DELETE /plugins/mail?cascade=1&purge=1&dryRun=1': ['acme.news', 'acme.mail'], 'DELETE /plugins/mail?cascade=1&purge=1': ['acme.news', 'acme.mail'] }
  t.match(await tryCli(['remove', 'mail', '--cascade', '--purge'], { directory: home(t), api, says: ['y'] }), {
    exit: 0, out: 'removed acme.news and its data\nremoved acme.mail and its data', asked: [/in this order: acme\.news, acme\.mail\.\nDeleted for good, .* of acme\.news, acme\.mail\./],
  })
})

test('remove asks nothing where a cascade takes nothing along', async (t) => {
  const api = { 'DELETE /plugins/mail?cascade=1&dryRun=1': ['acme.mail'], 'DELETE /plugins/mail?cascade=1': ['acme.mail'] }
  t.match(await tryCli(['remove', 'mail', '--cascade'], { directory: home(t), api }), { exit: 0, out: 'removed acme.mail', calls: { length: 2 } })
})
