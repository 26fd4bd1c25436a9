import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Agent } from 'undici'
import { addressAllowed } from './_address-guard.ts'
import { refusedAddress } from './_fetch-url.ts'
import type { Services } from './_services.ts'

/** Connections of one plugin to one origin. */
const CONNECTIONS = 16

const AGENTS = new WeakMap<Services, Map<string, Agent>>()

/**
 * A pool of connections a plugin: where a server leaves one plugin's requests unanswered, the others still have theirs, and what is left on
 * a connection can be nobody else's. Each was made to an address that was checked.
 */
export function agentOf(services: Services, plugin: string): Agent {
  const agents = AGENTS.getOrInsertComputed(services, () => new Map())
  return agents.getOrInsertComputed(plugin, () => new Agent({
    connect: {
      lookup: guardedLookup(services), timeout: 10_000,
      ...(services.network?.ca === undefined ? {} : { ca: [...rootCertificates, ...services.network.ca] }),
    },
    connections: CONNECTIONS, pipelining: 1, allowH2: false, keepAliveTimeout: 10_000,
  }))
}

/** Ends the pools: at shutdown. */
export async function closeAgent(services: Services): Promise<void> {
  await Promise.all([...AGENTS.get(services)?.values() ?? []].map((agent) => agent.destroy()))
  AGENTS.delete(services)
}

/**
 * Resolves a name where the connection is made, and hands on only what was checked: there is no second look-up whose answer could
 * differ (DNS rebinding). One private address among the answers refuses them all.
 */
function guardedLookup(services: Services): LookupFunction {
  const resolve = services.network?.resolve ?? ((host: string) => systemLookup(host, { all: true }))
  return (host, options, callback) => {
    resolve(host).then((found) => {
      const addresses = found.map(({ address, family }) => ({ address, family }))
      const [first] = addresses
      if (first === undefined) return callback(new HardpointError('HP_ERR_FETCH_FAILED', { host, problem: 'its name does not resolve' }), [])
      if (!addresses.every(({ address }) => addressAllowed(address, services.allowPrivate))) return callback(refusedAddress(host), [])
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    }).catch((error: NodeJS.ErrnoException) => callback(error, []))
  }
}
