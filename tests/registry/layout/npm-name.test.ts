import { test } from 'tap'
import { npmName, pluginIdOf } from '../../../registry/layout/npm-name.ts'

test('npmName() and pluginIdOf() are each other\'s way back', (t) => {
  for (const id of ['acme.mail', 'a.b', 'acme-corp.mail-2']) t.equal(pluginIdOf(npmName(id)), id)
  t.equal(npmName('acme.mail'), '@acme/mail')
  t.end()
})

test('pluginIdOf() knows no plugin by what can be none\'s name', (t) => {
  for (const name of ['', 'mail', 'acme.mail', '@acme', '@acme/', '@/mail', '@acme/mail/x', '@acme/ma.il', '@ac.me/mail', '@Acme/mail', '@acme/../x', '@acme/mail\n', '@acme/__proto__']) {
    t.equal(pluginIdOf(name), undefined, name)
  }
  t.end()
})
