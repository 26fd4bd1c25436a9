import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const GONE = `const gone = async (host) => { await host.storage.set(['e'], 'old', { expireInMs: 1 }); await new Promise((resolve) => setTimeout(resolve, 20)) }`

export const hazard: Hazard = {
  title: 'entries that have expired: read, listed, checked against, counted, kept for ever',
  why: 'what has expired is there until it is collected, and a look in between must not find it',
  ...attempting('expired', {
    'read': [`gone(host).then(() => host.storage.get(['e'])).then(({ value, version }) => ({ value, version }))`, { value: null, version: null }],
    'listed': [`host.storage.list({ prefix: ['e'] }).then(({ entries }) => entries)`, []],
    'its old version': [`host.storage.set(['f'], 1, { expireInMs: 1 }).then(async ({ version }) => { await gone(host); return host.storage.commit({ checks: [{ key: ['f'], version }], set: [{ key: ['f'], value: 2 }] }) })`, { ok: false }],
    'a quota full of what has expired': [`(async () => {
      for (let at = 0; at < 16; at++) await host.storage.set(['q', at], 'x'.repeat(3900), { expireInMs: 1 })
      await gone(host)
      for (let at = 0; at < 16; at++) await host.storage.set(['r', at], 'x'.repeat(3900))
      return 'written'
    })()`, 'written'],
    'no time at all': [`host.storage.set(['t'], 1, { expireInMs: 0 })`, 'HP_ERR_PARAMS'],
    'a time that is past': [`host.storage.set(['t'], 1, { expireInMs: -1 })`, 'HP_ERR_PARAMS'],
    'half a millisecond': [`host.storage.set(['t'], 1, { expireInMs: 0.5 })`, 'HP_ERR_PARAMS'],
    'a time beyond any clock': [`host.storage.set(['t'], 1, { expireInMs: 1e300 })`, 'HP_ERR_PARAMS'],
    'no number': [`say(host, 'storage.set', '{"key":["t"],"value":1,"options":{"expireInMs":1e999}}')`, 'HP_ERR_PARAMS'],
  }, { before: GONE, capabilities: { storage: { quotaBytes: 65_536 } } }),
}
