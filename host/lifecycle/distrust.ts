import { fingerprint } from '../trust/mod.ts'
import type { Context } from './_context.ts'
import { dependentsOf } from './_dependents.ts'
import type { Actor, Distrusted } from './lifecycle.ts'

/**
 * Trusts a publisher's keys no more. What was installed with them does not run from then on, and is not taken again until an admin trusts a key of the publisher;
 * data, grants and settings stay.
 *
 * @param meant a publisher, a fingerprint or a public key
 * @param options.dryRun changes nothing, and gives what it would give
 * @throws HP_ERR_TRUST_UNKNOWN, HP_ERR_PUBLISHER_CONFIGURED
 */
export async function distrust(context: Context, meant: string, { by }: Pick<Actor, 'by'>, { dryRun = false } = {}): Promise<Distrusted> {
  const { state, pins, cells, log, clock } = context
  const keys = await pins.find(meant)
  const plugins = [...state.plugins.values()].map(({ installed }) => installed)
    .filter(({ publisher, publicKey }) => keys.some(key => key.publisher === publisher && key.publicKey === publicKey)).map(({ id }) => id)
  const dependents = [...new Set(plugins.flatMap(id => dependentsOf(state, id)))].filter(id => !plugins.includes(id))
  const found = { keys: keys.map(({ publisher, publicKey }) => ({ publisher, publicKey, fingerprint: fingerprint(publicKey) })), plugins, dependents }
  if (dryRun) return found
  const running = new Set(state.active.map(({ code }) => code.id))
  await pins.distrust(keys, by)
  await context.changed()
  await Promise.all(plugins.filter(id => running.has(id)).map(id => cells.stop(id)))
  const names = found.keys.map(key => `${key.publisher} ${key.fingerprint}`)
  log({
    at: new Date(clock()).toISOString(), level: 'warn', fields: { by, keys: names, plugins },
    message: `${by} removed what was trusted of ${names.join(', ')}. ${plugins.length === 0 ? 'Nothing was installed with it.' : `Not running any more: ${plugins.join(', ')}.`}`,
  })
  return found
}
