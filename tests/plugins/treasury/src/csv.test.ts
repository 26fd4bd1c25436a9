import { test } from 'tap'
import { csvLine } from '../../../../plugins/treasury/src/csv.ts'

const CASES: readonly (readonly [name: string, field: string | number, written: string])[] = [
  ['a word', 'rent', 'rent'],
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'say "hi"', '"say ""hi"""'],
  ['a line break', 'a\r\nb', '"a\r\nb"'],
  ['a formula', '=1+1', '\'=1+1'],
  ['a formula with quotes', '=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
  ['a plus', '+cmd|calc', '\'+cmd|calc'],
  ['a minus that is no number', '-2+3+cmd', '\'-2+3+cmd'],
  ['an at sign', '@SUM(A1)', '\'@SUM(A1)'],
  ['a tab', '\t=1', '\'\t=1'],
  ['a carriage return', '\r=1', '"\'\r=1"'],
  ['a full-width equals sign', '＝1', '\'＝1'],
  ['a negative amount, which stays a number', '-12.50', '-12.50'],
  ['a number', 7, '7'],
  ['nothing', '', ''],
]

for (const [name, field, written] of CASES) {
  test(`csvLine() writes ${name}`, async (t) => { t.equal(csvLine([field]), `${written}\r\n`) })
}

test('csvLine() separates fields by commas and ends with CRLF (RFC 4180)', async (t) => {
  t.equal(csvLine(['a', 1, '']), 'a,1,\r\n')
})
