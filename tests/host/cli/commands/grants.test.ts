import { test } from 'tap'
import { parseAllow } from '../../../../host/cli/commands/grants.ts'
import { home, tryCli } from '../_try.ts'
import { INFO } from './_info.ts'

const api = { 'GET /plugins/mail': INFO, 'PUT /plugins/mail/grants': INFO.grant }

test('grants shows what is asked for and what is granted', async (t) => {
  const { exit, out, calls } = await tryCli(['grants', 'mail'], { directory: home(t), api })
  t.equal(exit, 0)
  t.match(out, /storage +granted +\{"quotaBytes":5\}\nhttp\.fetch +not granted/)
  t.equal(calls.length, 1)
})

test('grants changes only what is named', async (t) => {
  const sent = async (...options: string[]): Promise<unknown> => (await tryCli(['grants', 'mail', ...options], { directory: home(t), api })).calls[1]
  t.same(await sent('--allow', 'http.fetch'), ['PUT', '/plugins/mail/grants', { capabilities: { storage: { quotaBytes: 5 }, 'http.fetch': { hosts: ['api.acme.com'] } } }], 'as asked for')
  t.same(await sent('--allow', 'http.fetch={"hosts":[]}'), ['PUT', '/plugins/mail/grants', { capabilities: { storage: { quotaBytes: 5 }, 'http.fetch': { hosts: [] } } }], 'narrower')
  t.same(await sent('--deny', 'storage'), ['PUT', '/plugins/mail/grants', { capabilities: {} }])
  t.same(await sent('--deny', 'storage', '--allow', 'storage'), ['PUT', '/plugins/mail/grants', { capabilities: { storage: { quotaBytes: 10 } } }])
})

test('parseAllow() takes a JSON object of options', async (t) => {
  t.same(parseAllow('storage'), ['storage', undefined])
  t.same(parseAllow('a={"b":"c=d"}'), ['a', { b: 'c=d' }])
  for (const item of ['a=', 'a=5', 'a=[]', 'a=null', 'a={']) t.throws(() => parseAllow(item), { code: 'HP_ERR_USAGE' }, item)
})
