import { test } from 'tap'
import type { WhyInstalled } from '../../../../host/lifecycle/lifecycle.ts'
import { home, tryCli } from '../_try.ts'

const WHY: WhyInstalled = {
  id: 'acme.base', version: '1.0.0', requested: false, more: false,
  chains: [
    [{ id: 'acme.mail', version: '1.2.0', needs: 'acme.base', range: '^1.0.0\u001b[2J' }],
    [{ id: 'acme.shop', version: '3.0.0', needs: 'acme.mail', range: '*' }, { id: 'acme.mail', version: '1.2.0', needs: 'acme.base', range: '~1' }],
  ],
}

test('why shows each chain in its authors\' ranges, with no control characters', async (t) => {
  const { exit, out } = await tryCli(['why', 'acme.base'], { directory: home(t), api: { 'GET /plugins/acme.base/why': WHY } })
  t.equal(exit, 0)
  t.equal(out, [
    'acme.mail 1.2.0 was asked for and needs acme.base ^1.0.0\\u001b[2J',
    'acme.shop 3.0.0 was asked for and needs acme.mail, which needs acme.base ~1',
  ].join('\n'))
  t.match(JSON.parse((await tryCli(['why', 'acme.base', '--json'], { directory: home(t), api: { 'GET /plugins/acme.base/why': WHY } })).out), WHY)
})

test('why says what was asked for, that there is more, and that nothing needs a plugin', async (t) => {
  const shown = async (over: Partial<WhyInstalled>) => (await tryCli(['why', 'base'], { directory: home(t), api: { 'GET /plugins/base/why': { ...WHY, ...over } } })).out
  t.equal(await shown({ chains: [], requested: true }), 'acme.base 1.0.0 was asked for.')
  t.match(await shown({ more: true }), /There are more chains than these\.$/)
  t.equal(await shown({ chains: [] }), 'Nothing needs acme.base 1.0.0, and nobody asked for it. Remove it with: hardpoint remove acme.base')
})
