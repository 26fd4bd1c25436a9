import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Cells } from '../../../host/cells/mod.ts'
import type { Store } from '../../../host/storage/store.ts'
import { openCrashHost, type CrashHost } from './_crash-host.ts'
import { ADMIN, consentToAll } from './_harness.ts'
import { killable } from '../../_kill-points.ts'

/** The same in each process, so that two hosts that did the same hold the same, byte for byte. */
const NOW = Date.UTC(2026, 0, 1)

export interface KillHost extends CrashHost {
  /** Looks after upgrades that are watched, as a timer does else. */
  look(): Promise<void>
}

/** Storage, registry and lifecycle, all real, of which nothing runs by itself: versions answer for their health, and migrate by writing one entry. */
export async function openKillHost(root: string, over: (store: Store) => Store = killable): Promise<KillHost> {
  const timer = { look: async () => {} }
  const host = await openCrashHost(root, {
    registryDirectory: join(root, '../registry'), clock: () => NOW, over, cells: steadyCells(), log: () => {},
    every: (_, look) => { timer.look = look; return () => {} },
  })
  return { ...host, look: () => timer.look() }
}

function steadyCells(): Cells {
  const call: Cells['call'] = async (_, given, { capability }) => {
    if (given.kind === 'migration') {
      const reply = await capability({ method: 'storage.set', params: JSON.stringify({ key: ['form'], value: given.id }) }, new AbortController().signal)
      if (!reply.ok) throw reply.error
    }
    return { text: 'null', head: null, queuedMs: 0, ranMs: 0 }
  }
  return {
    call, beside: code => ({ call: (given, options) => call(code, given, options), close: async () => {} }),
    stop: async () => {}, release: async () => {}, states: () => [], close: async () => {},
  }
}

/** What is done on which host: one without anything, with each plugin's 1.0.0 and its data, or with 1.1.0 over it. */
export interface KillScene {
  readonly from: 'nothing' | 'installed' | 'upgraded'
  /** Decides, and gives what is done then. */
  verb(host: KillHost): Promise<() => Promise<unknown>>
  /** What is left after this point makes the next start the most work. */
  readonly interrupted?: RegExp
}

async function install({ lifecycle }: KillHost, specs: readonly string[], upgrade = false): Promise<() => Promise<unknown>> {
  const plan = await lifecycle.plan(specs, ADMIN, { upgrade })
  return () => lifecycle.install(plan, consentToAll(plan), ADMIN)
}

async function rollback({ lifecycle }: KillHost): Promise<() => Promise<unknown>> {
  const { id } = await lifecycle.planRollback('acme.mail')
  return () => lifecycle.rollback('acme.mail', id, ADMIN)
}

async function failing({ lifecycle, look }: KillHost): Promise<() => Promise<unknown>> {
  const plugin = lifecycle.get('acme.mail')
  if (plugin === undefined) throw new TypeError('there is one to go back from')
  const error = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route a', problem: 'Error: x' })
  for (let call = 0; call < 40; call++) lifecycle.observe(plugin, { error, cause: `token:${call}`, outside: false })
  return look
}

const removing = (plugin: string, options = {}): KillScene['verb'] => async ({ lifecycle }) => () => lifecycle.remove(plugin, ADMIN, options)

/** acme.mail needs acme.base, and with 1.1.0 it keeps its data in another form; zeta has another key since 1.1.0. */
export const KILL_SCENES: Readonly<Record<string, KillScene>> = {
  'an install of three plugins by two publishers': { from: 'nothing', verb: host => install(host, ['acme.mail', 'zeta.chat']) },
  'an upgrade of three plugins, with a migration and a rotated key': {
    from: 'installed', verb: host => install(host, [], true), interrupted: /^commit .*data\/other\/acme\.mail@1\/form/,
  },
  'a rollback over a migration': { from: 'upgraded', verb: rollback },
  'a rollback by itself': { from: 'upgraded', verb: failing },
  'a remove that leaves the data': { from: 'upgraded', verb: removing('acme.mail') },
  'a remove with its data': { from: 'upgraded', verb: removing('zeta.chat', { purge: true }) },
  'a remove of two with their data': { from: 'upgraded', verb: removing('acme.base', { cascade: true, purge: true }), interrupted: /^commit .*\+sys\/purges/ },
}
