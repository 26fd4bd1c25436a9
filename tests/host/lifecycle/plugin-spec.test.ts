import { test } from 'tap'
import { fullId, parseSpec } from '../../../host/lifecycle/plugin-spec.ts'

const SPECS: readonly (readonly [string, string, string | undefined])[] = [
  ['treasury', 'hardpoint.treasury', undefined],
  ['treasury@^1.2.0', 'hardpoint.treasury', '^1.2.0'],
  ['acme.mail', 'acme.mail', undefined],
  ['acme.mail@1.x || 2', 'acme.mail', '1.x || 2'],
  ['acme.mail@', 'acme.mail', undefined],
  [' acme.mail @ 1.0.0 ', 'acme.mail', '1.0.0'],
  ['@', 'hardpoint.', undefined],
]

for (const [text, id, range] of SPECS) {
  test(`parseSpec(${JSON.stringify(text)})`, async t => t.strictSame(parseSpec(text, 'hardpoint'), { id, range }))
}

test('fullId() gives a bare name to the default publisher', async t => {
  t.equal(fullId('mail', 'acme'), 'acme.mail')
  t.equal(fullId('other.mail', 'acme'), 'other.mail')
})
