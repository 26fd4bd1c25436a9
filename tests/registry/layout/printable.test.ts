import { test } from 'tap'
import { hidesText, printable } from '../../../registry/layout/printable.ts'

test('printable() leaves text and takes what moves a terminal', (t) => {
  const cases = [
    ['plain, ünïcode, 日本', 'plain, ünïcode, 日本'],
    ['\u001b[2Kgone', '\ufffd[2Kgone'],
    ['a\nb\r\tc\0', 'a\ufffdb\ufffd\ufffdc\ufffd'],
    ['\u202egpj.exe', '\ufffdgpj.exe'],
    ['zero\u200bwidth', 'zero\ufffdwidth'],
    ['x'.repeat(300), `${'x'.repeat(200)}…`],
  ] as const
  for (const [text, shown] of cases) t.equal(printable(text), shown)
  t.end()
})

test('hidesText() finds control and text-direction characters, not letters', (t) => {
  for (const text of ['a\u001bb', 'a\nb', '\u202e', '\u2066', '\u200f', '\u007f', '\u009b']) t.ok(hidesText(text), JSON.stringify(text))
  for (const text of ['', 'Überweisung – 5 €', 'العربية', '👩‍🚀']) t.notOk(hidesText(text), text)
  t.end()
})
