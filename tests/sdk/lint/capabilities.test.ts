import { test } from 'tap'
import { CAPABILITY_IDS, CAPABILITY_OPTIONS } from '../../../sdk/guest/capability-ids.gen.ts'
import { capabilities } from '../../../sdk/lint/capabilities.ts'
import { manifest } from './_manifest.ts'

for (const id of CAPABILITY_IDS) {
  test(`capabilities() takes ${id} with each of its examples`, async (t) => {
    const examples = CAPABILITY_OPTIONS[id]['examples'] as object[]
    t.ok(examples.length > 0)
    for (const example of examples) t.strictSame(capabilities(manifest({ capabilities: { [id]: example } })), [])
  })
}

const UNKNOWN = [['storag', 'storage'], ['http.fetsh', 'http.fetch'], ['events', 'events.publish'], ['plugin.call', 'plugins.call']] as const

for (const [id, nearest] of UNKNOWN) {
  test(`capabilities() suggests ${nearest} for ${id}`, async (t) => {
    t.match(capabilities(manifest({ capabilities: { [id]: {} } })), [{ pointer: `/capabilities/${id}`, problem: `There is no capability '${id}'.`, fix: new RegExp(`'${nearest}'`) }])
  })
}

test('capabilities() knows no capability by a prototype\'s name', async (t) => {
  t.equal(capabilities(manifest({ capabilities: { constructor: {} } })).length, 1)
})

const OPTIONS: readonly (readonly [name: string, id: string, options: object, pointer: string])[] = [
  ['options that are missing', 'http.fetch', {}, '/capabilities/http.fetch'],
  ['a host that is a URL', 'http.fetch', { hosts: ['https://api.example.com/'] }, '/capabilities/http.fetch/hosts/0'],
  ['a host that is everything', 'http.fetch', { hosts: ['*'] }, '/capabilities/http.fetch/hosts/0'],
  ['an option that does not exist', 'storage', { quota: 1 }, '/capabilities/storage'],
  ['a quota that is no number', 'storage', { quotaBytes: '1 MB' }, '/capabilities/storage/quotaBytes'],
  ['a topic that is not full', 'events.subscribe', { topics: ['transfer.posted'] }, '/capabilities/events.subscribe/topics/0'],
]

for (const [name, id, options, pointer] of OPTIONS) {
  test(`capabilities() points at ${name}`, async (t) => {
    const found = capabilities(manifest({ capabilities: { [id]: options } }))
    t.ok(found.some((problem) => problem.pointer === pointer), JSON.stringify(found))
    t.match(found[0]?.fix, /capabilities\.md/)
  })
}
