import type { Test } from 'tap'
import type { HostConfig, IndexEntry, Manifest } from '@hardpoint/schemas'
import { fixture, type Fixture } from './_harness.ts'

export const HOUR = 3_600_000

/** Longer than a version is watched. */
const WATCH = 11 * 60_000

interface Scene {
  readonly updates?: HostConfig['updates']
  readonly config?: HostConfig
  readonly manifest?: Partial<Manifest>
}

/** acme.mail and zeta.news 1.0.0, of two publishers, on a host of today that updates by itself all that is 72 hours old. */
export async function scene(t: Test, { updates = { automatic: 'all' }, config = {}, manifest = {} }: Scene = {}): Promise<Fixture> {
  const f = await fixture(t, { config: { ...config, updates } })
  f.now = Date.now()
  await f.publish({ id: 'acme.mail', version: '1.0.0', ...manifest })
  await f.publish({ id: 'zeta.news', version: '1.0.0' })
  await f.install('acme.mail', 'zeta.news')
  return f
}

/** A version that was published so long ago. */
export async function published(f: Fixture, manifest: Partial<Manifest> & Pick<Manifest, 'id' | 'version'>, { hours = 100, ...said }: Partial<IndexEntry> & { readonly hours?: number } = {}): Promise<void> {
  await f.publish(manifest)
  f.said.set(`${manifest.id}@${manifest.version}`, { publishedAt: new Date(f.now - hours * HOUR).toISOString(), ...said })
}

export const versionOf = (f: Fixture, id = 'acme.mail'): string => f.lifecycle.info(id).installed.version

/** Ends the watch over what was put in force last. */
export async function watched(f: Fixture): Promise<void> {
  f.now += WATCH
  await f.look()
}
