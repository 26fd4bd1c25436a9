import { test } from 'tap'
import { neutralise } from '../../../host/telemetry/neutralise.ts'

test('neutralise() leaves no character that moves a cursor or turns the reading direction', async (t) => {
  const cases: [string, string][] = [
    ['plain täxt ✓', 'plain täxt ✓'],
    ['\u001b[2Jgone', '\\u001b[2Jgone'],
    ['a\r\nGranted: all', 'a\\u000d\\u000aGranted: all'],
    ['\u009b31m', '\\u009b31m'],
    ['safe\u202egnp.exe', 'safe\\u202egnp.exe'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
  ]
  for (const [dirty, clean] of cases) t.equal(neutralise(dirty), clean)
})
