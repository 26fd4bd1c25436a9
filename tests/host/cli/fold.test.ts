import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { test } from 'tap'
import { fold } from '../../../host/cli/fold.ts'

test('fold() breaks between words, below the column', async (t) => {
  t.equal(fold('  may do     new Publish the events a.b and c.d [events.publish]', 40), [
    '  may do     new Publish the events a.b',
    '             and c.d [events.publish]',
  ].join('\n'))
  t.equal(fold('             new Publish the events a.b and c.d [events.publish]', 40), [
    '             new Publish the events a.b',
    '             and c.d [events.publish]',
  ].join('\n'))
})

test('fold() leaves what fits, what is no terminal, and what has no room', async (t) => {
  t.equal(fold('short\n  and sweet', 40), 'short\n  and sweet')
  const long = `label  ${'word '.repeat(50)}end`
  t.equal(fold(long, Infinity), long)
  t.equal(fold(long, 20), long)
})

test('fold() loses no word, and no colour splits one', async (t) => {
  const { yellow, dim } = picocolors.createColors(true)
  const text = `${dim('fix')}   ${yellow('new')} ${'some words '.repeat(20)}${dim('[storage]')}`
  const folded = fold(text, 60)
  t.same(stripVTControlCharacters(folded).split(/\s+/), stripVTControlCharacters(text).split(/\s+/))
  const lines = stripVTControlCharacters(folded).split('\n')
  for (const line of lines) t.ok(line.length <= 60, line)
  for (const line of lines.slice(1)) t.match(line, /^ {6}\S/)
})
