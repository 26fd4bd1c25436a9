import picocolors from 'picocolors'
import { test } from 'tap'
import { askConsent, saidYes } from '../../../host/cli/ask-consent.ts'
import type { Io } from '../../../host/cli/io.ts'
import type { Plan } from '../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from './_planned.ts'

const PLAN: Plan = { id: 'p', tenantTier: 'pro', plugins: [PLANNED, { ...PLANNED, id: 'acme.base' }], needsConsent: { 'acme.mail': ['http.fetch', 'storage'], 'acme.base': ['storage'] } }

function terminal(...says: string[]): Io & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked, out: () => undefined, err: () => undefined, progress: () => undefined, interactive: says.length > 0, colors: picocolors.createColors(false), env: {}, directory: '/',
    ask: async (question) => { asked.push(question); return says.shift() ?? '' },
  }
}

test('askConsent() takes names for all, or for one plugin', async (t) => {
  t.same(await askConsent(PLAN, ['http.fetch', 'storage'], terminal()), PLAN.needsConsent)
  t.same(await askConsent(PLAN, ['acme.mail:http.fetch', 'storage'], terminal()), PLAN.needsConsent)
  await t.rejects(askConsent(PLAN, ['http.fetch', 'acme.mail:storage'], terminal()), { code: 'HP_ERR_CONSENT', details: { plugin: 'acme.base', missing: 'storage' } })
})

test('askConsent() asks nobody where nobody is there', async (t) => {
  await t.rejects(askConsent(PLAN, [], terminal()), { code: 'HP_ERR_CONSENT', exit: 3, fix: /--grant http\.fetch,storage/ })
})

test('askConsent() asks a person for each plugin, in words; No is the default', async (t) => {
  const yes = terminal('y', 'YES')
  t.same(await askConsent(PLAN, [], yes), PLAN.needsConsent)
  t.equal(yes.asked.length, 2)
  t.match(yes.asked[0], /acme\.mail asks to:[\s\S]*Call api\.acme\.com[\s\S]*\[y\/N\]/)
  for (const word of ['', 'n', 'no', 'yeah', 'yy', 'ok', 'y; rm']) await t.rejects(askConsent(PLAN, [], terminal(word)), { code: 'HP_ERR_CONSENT' }, JSON.stringify(word))
})

test('askConsent() asks only for what was not named', async (t) => {
  const io = terminal('y')
  await askConsent(PLAN, ['storage'], io)
  t.equal(io.asked.length, 1)
  t.notMatch(io.asked[0], /Keep data/)
})

test('askConsent() refuses a misspelt name', async (t) => {
  await t.rejects(askConsent(PLAN, ['storge'], terminal('y', 'y')), { code: 'HP_ERR_USAGE', message: /"storge"/ })
  t.same(await askConsent({ ...PLAN, needsConsent: {} }, ['storage'], terminal()), {}, 'nothing is asked for: an upgrade with the same script')
})

test('saidYes() is yes for y and yes alone', async (t) => {
  t.ok(await saidYes('?', terminal(' Y ')))
  t.notOk(await saidYes('?', terminal('ye')))
})
