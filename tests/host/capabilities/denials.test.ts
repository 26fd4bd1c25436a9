import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { Denials, type Denial } from '../../../host/capabilities/denials.ts'

const ABOUT = { plugin: 'acme.mail', tenant: 'default', principal: 'token:ann', requestId: 'r-1', method: 'storage.set' }
const DENIED = new HardpointError('HP_ERR_NOT_GRANTED', { plugin: 'acme.mail', method: 'storage.set', capability: 'storage' })

function listening() {
  const clock = { now: 0 }
  const reports: Denial[] = []
  return { clock, reports, denials: new Denials((denial) => void reports.push(denial), () => clock.now) }
}

test('Denials.add() reports the first at once, with everything an audit needs', async (t) => {
  const { denials, reports } = listening()
  denials.add(DENIED, ABOUT)
  t.strictSame(reports, [{ ...ABOUT, at: '1970-01-01T00:00:00.000Z', code: 'HP_ERR_NOT_GRANTED', message: DENIED.message, times: 1 }])
})

test('Denials.add() puts a flood together, and loses none of its number', async (t) => {
  const { denials, reports, clock } = listening()
  for (let at = 0; at < 1000; at++) denials.add(DENIED, ABOUT)
  clock.now = 1000
  denials.add(DENIED, ABOUT)
  t.strictSame(reports.map(({ times }) => times), [1, 1000])
})

test('Denials.add() tells plugins, tenants, methods and codes apart', async (t) => {
  const { denials, reports } = listening()
  denials.add(DENIED, ABOUT)
  for (const more of [{ plugin: 'b.c' }, { tenant: 'other' }, { method: 'storage.get' }]) denials.add(DENIED, { ...ABOUT, ...more })
  denials.add(new HardpointError('HP_ERR_READ_ONLY', { plugin: 'acme.mail', method: 'storage.set' }), ABOUT)
  t.equal(reports.length, 5)
})

test('Denials.add() does not report what is no denial', async (t) => {
  const { denials, reports } = listening()
  denials.add(new HardpointError('HP_ERR_PARAMS', { method: 'm', pointer: '/', problem: 'x' }), ABOUT)
  denials.add(new HardpointError('HP_ERR_FETCH_FAILED', { host: 'h', problem: 'x' }), ABOUT)
  t.strictSame(reports, [])
})

test('Denials.add() remembers no more than it must', async (t) => {
  const { denials, reports } = listening()
  for (let at = 0; at < 10_001; at++) denials.add(DENIED, { ...ABOUT, tenant: `t${at}` })
  denials.add(DENIED, { ...ABOUT, tenant: 't0' })
  t.equal(reports.length, 10_002, 'forgotten, it is reported as a first one: more, never less')
})

test('Denials.add() survives its listener', async (t) => {
  const denials = new Denials(() => { throw new TypeError('x') }, () => 0)
  t.doesNotThrow(() => denials.add(DENIED, ABOUT))
})
