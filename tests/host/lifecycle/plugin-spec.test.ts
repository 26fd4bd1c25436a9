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

for (const channel of ['beta', 'latest', 'rc-2']) {
  test(`parseSpec() reads ${channel} as a channel`, async t => t.strictSame(parseSpec(`acme.mail@ ${channel} `, 'hardpoint'), { id: 'acme.mail', range: undefined, channel }))
}

for (const range of ['x', 'v1', '1.x', '*', 'Beta', 'b eta', 'beta@1', '../beta', '__proto__']) {
  test(`parseSpec() reads ${range} as a range, which it may not be`, async t => t.strictSame(parseSpec(`acme.mail@${range}`, 'hardpoint'), { id: 'acme.mail', range }))
}

test('fullId() gives a bare name to the default publisher', async t => {
  t.equal(fullId('mail', 'acme'), 'acme.mail')
  t.equal(fullId('other.mail', 'acme'), 'other.mail')
})
