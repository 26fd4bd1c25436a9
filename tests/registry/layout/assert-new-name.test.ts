import { test } from 'tap'
import { assertNewPlugin, assertNewPublisher } from '../../../registry/layout/mod.ts'
import { codeOf } from '../_fixtures.ts'

test('assertNewPublisher() lets nobody be taken for another; one letter is the operator\'s to judge', async (t) => {
  const of = (id: string, allowSimilar = false) => codeOf(() => { assertNewPublisher(id, ['acme', 'hardpoint'], allowSimilar) })
  for (const id of ['ac-me', 'acne', 'hardp0int', 'acrne']) t.equal(await of(id), 'HP_ERR_NAME_SIMILAR', id)
  t.equal(await of('ac-me', true), 'HP_ERR_NAME_SIMILAR', 'hyphens are no difference, whoever says so')
  for (const id of ['acne', 'hardp0int']) t.equal(await of(id, true), 'no error', id)
  t.equal(await of('zeta'), 'no error')
})

test('assertNewPlugin() lets a publisher\'s plugins differ in more than looks', async (t) => {
  for (const [id, code] of [['acme.ma-il', 'HP_ERR_NAME_SIMILAR'], ['acme.ma1l', 'HP_ERR_NAME_SIMILAR'], ['acme.mail', 'no error'], ['acme.chat', 'no error']] as const) {
    t.equal(await codeOf(() => { assertNewPlugin(id, ['acme.mail']) }), code, id)
  }
})
