import picocolors from 'picocolors'
import { test } from 'tap'
import { textTable } from '../../../host/cli/text-table.ts'

test('textTable() aligns columns, and does not count colours', async (t) => {
  const { red } = picocolors.createColors(true)
  t.equal(textTable([['a', 'bb'], ['ccc', 'd']]), 'a    bb\nccc  d')
  t.equal(textTable([[red('a'), 'b'], ['cc', 'd']]), `${red('a')}   b\ncc  d`)
  t.equal(textTable([['a', '']]), 'a')
  t.equal(textTable([]), '')
})
