import { test } from 'tap'
import { CAPABILITIES } from '../../host/capabilities/table.ts'
import { CAPABILITY_IDS } from '../../sdk/guest/capability-ids.gen.ts'
import { capabilities } from './checks/capabilities.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('capabilities() finds table, files, page and SDK of this repository in agreement', async (t) => {
  const table = Object.keys(CAPABILITIES)
  t.ok(table.length >= 8)
  t.strictSame(capabilities(readTree(), table, CAPABILITY_IDS), [])
})

const GOOD = {
  'host/capabilities/http-fetch.ts': "export const httpFetch = capability({ id: 'http.fetch' })",
  'host/docs/capabilities.md': '# Capabilities\n\n## http.fetch\n',
}

test('capabilities() accepts a table that agrees', async (t) => {
  t.strictSame(capabilities(treeOf(GOOD), ['http.fetch'], ['http.fetch']), [])
})

const BAD: readonly (readonly [name: string, files: Record<string, string>, known: string[], says: RegExp])[] = [
  ['a capability in a file of another name', { 'host/capabilities/http-fetch.ts': '', 'host/capabilities/net.ts': GOOD['host/capabilities/http-fetch.ts'] }, ['http.fetch'], /is in host\/capabilities\/net\.ts, not in host\/capabilities\/http-fetch\.ts/],
  ['a capability that is not in the table', { 'host/capabilities/clock.ts': "export const clock = capability({ id: 'clock' })" }, ['http.fetch'], /defines clock, which the capability table does not have/],
  ['a capability without a section in the page', { 'host/docs/capabilities.md': '# Capabilities\n' }, ['http.fetch'], /no section "## http\.fetch"/],
  ['a capability that the SDK does not know', {}, [], /The SDK does not know capability http\.fetch/],
  ['a capability that only the SDK knows', {}, ['http.fetch', 'clock'], /The SDK knows capability clock/],
]

for (const [name, files, known, says] of BAD) {
  test(`capabilities() reports ${name}`, async (t) => {
    t.match(capabilities(treeOf({ ...GOOD, ...files }), ['http.fetch'], known), [says])
  })
}
