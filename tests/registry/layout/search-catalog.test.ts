import { test } from 'tap'
import { searchCatalog } from '../../../registry/layout/search-catalog.ts'
import { ENTRY } from '../_fixtures.ts'

const CATALOG = [
  { ...ENTRY, id: 'zeta.post', title: 'Post office', description: 'Sends mail' },
  { ...ENTRY, id: 'acme.ledger', title: 'Ledger', description: 'Keeps accounts' },
  { ...ENTRY, id: 'acme.mail', title: 'Mail', description: 'Letters' },
  { ...ENTRY, id: 'beta.letters', title: 'Mail by hand', description: 'Slow' },
]

test('searchCatalog() finds every word, best place first', (t) => {
  const cases: readonly [string, string[]][] = [
    ['mail', ['acme.mail', 'beta.letters', 'zeta.post']],
    ['MAIL', ['acme.mail', 'beta.letters', 'zeta.post']],
    ['mail letters', ['acme.mail', 'beta.letters'].reverse()],
    ['  ', ['acme.ledger', 'acme.mail', 'beta.letters', 'zeta.post']],
    ['mail nothing', []],
    ['.*', []],
  ]
  for (const [words, ids] of cases) t.same(searchCatalog(CATALOG, words).map(({ id }) => id), ids, words)
  t.end()
})

test('searchCatalog() answers 50 plugins at most', (t) => {
  const many = Array.from({ length: 60 }, (_, n) => ({ ...ENTRY, id: `acme.p${n}` }))
  t.equal(searchCatalog(many, 'acme').length, 50)
  t.end()
})
