import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { postpones } from '../../../host/kernel/postpones.ts'

test('postpones() is for a plugin that may not run now, not for a run that failed or a plugin that is gone', (t) => {
  t.ok(postpones(new HardpointError('HP_ERR_NOT_ENABLED', { plugin: 'acme.mail' })))
  t.ok(postpones(new HardpointError('HP_ERR_QUARANTINED', { plugin: 'acme.mail', since: '2026-11-20T00:00:00.000Z', reason: '3 crashes within 10 minutes' })))
  t.ok(postpones(new HardpointError('HP_ERR_BACKOFF', { plugin: 'acme.mail', until: '2026-11-20T00:00:05.000Z', reason: '3 crashes within an hour' })))
  t.ok(postpones(new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'its module throws' })))
  t.notOk(postpones(new HardpointError('HP_ERR_NOT_INSTALLED', { plugin: 'acme.mail', nearest: 'none' })))
  t.notOk(postpones(new HardpointError('HP_ERR_CRASH', { plugin: 'acme.mail', what: 'job send', reason: 'SIGKILL' })))
  t.notOk(postpones(new RangeError('no')))
  t.end()
})
