import { test } from 'tap'
import type { OutdatedPlugin } from '../../../../host/lifecycle/lifecycle.ts'
import { home, tryCli } from '../_try.ts'

const OUTDATED: readonly OutdatedPlugin[] = [
  { id: 'acme.base', installed: '1.0.0', wanted: '1.1.0', newest: '2.0.0', why: ['acme.mail 1.0.0 needs acme.base ^1', 'b', 'c', 'd'] },
  { id: 'acme.mail', installed: '1.0.0', wanted: '1.0.0', newest: '1.0.1', why: ['acme.mail 1.0.1 needs the tier pro'], yanked: 'loses\u001b[2J data', deprecated: 'has no author', replacement: 'acme.post' },
]

test('outdated shows versions, what stands in the way, and what publishers warn of; exit code 0', async (t) => {
  const { exit, out } = await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': OUTDATED } })
  t.equal(exit, 0)
  t.equal(out, [
    'plugin     installed  wanted  newest',
    'acme.base  1.0.0      1.1.0   2.0.0',
    'acme.mail  1.0.0      1.0.0   1.0.1',
    '',
    'acme.base 2.0.0 cannot be had, only 1.1.0: acme.mail 1.0.0 needs acme.base ^1; b; c; and 1 more',
    'acme.mail 1.0.0 was withdrawn by its publisher: loses\\u001b[2J data',
    'acme.mail 1.0.0 is deprecated: has no author (instead: acme.post)',
    'acme.mail 1.0.1 cannot be had, nor anything newer than what is installed: acme.mail 1.0.1 needs the tier pro',
  ].join('\n'))
  t.match(JSON.parse((await tryCli(['outdated', '--json'], { directory: home(t), api: { 'GET /outdated': OUTDATED } })).out), OUTDATED)
})

test('outdated says so where everything is at its newest, and shows a table alone where nothing is in the way', async (t) => {
  t.match(await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': [] } }), { exit: 0, out: 'Every plugin is at its newest version.' })
  const { out } = await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': [{ id: 'acme.base', installed: '1.0.0', wanted: '2.0.0', newest: '2.0.0' }] } })
  t.equal(out.split('\n').length, 2)
})

test('outdated names the channel that the newest is in', async (t) => {
  const plugins = [{ id: 'acme.base', installed: '1.0.0', wanted: '2.0.0-beta.3', newest: '2.0.0-beta.3', channel: 'beta' }]
  t.match((await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': plugins } })).out, /acme\.base +1\.0\.0 +2\.0\.0-beta\.3 +2\.0\.0-beta\.3 in beta$/)
})

test('outdated shows what comes by itself and when, and what waits for a person', async (t) => {
  const row = { id: 'acme.mail', installed: '1.0.0', wanted: '1.1.0', newest: '1.1.0' }
  const shown = async (automatic: OutdatedPlugin['automatic']) => (await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': [{ ...row, automatic }] } })).out.split('\n').slice(2)
  t.same(await shown(undefined), [])
  t.same(await shown({ version: '1.1.0', from: '2026-11-24T00:00:00.000Z', what: 'comes by itself from 2026-11-24T00:00:00.000Z on' }), ['', 'acme.mail 1.1.0 comes by itself from 2026-11-24T00:00:00.000Z on'])
  t.same(await shown({ version: '1.1.0', what: 'waits for you: \u001b[2J' }), ['', 'acme.mail 1.1.0 waits for you: \\u001b[2J'])
})

test('outdated says of which plugins nothing new is heard', async (t) => {
  const { out } = await tryCli(['outdated'], { directory: home(t), api: { 'GET /outdated': [{ id: 'acme.base', installed: '1.0.0', wanted: '1.0.0', newest: '1.0.0', unheard: 'It ran\u001b[2J out.' }] } })
  t.match(out, 'nothing new is heard of acme.base: It ran\\u001b[2J out.')
})
