import type { RawPlugin } from '../../_hazard.ts'

/** An honest plugin of another publisher, with exports, one of which nobody was granted. */
export function vault(id: string, more: Partial<RawPlugin['manifest']> = {}): RawPlugin {
  return {
    manifest: {
      id, capabilities: { storage: {} },
      contributes: { exports: [{ id: 'open' }, { id: 'destroy' }, { id: 'echo' }, { id: 'fails' }], routes: [{ id: 'fill', method: 'POST', path: '/fill' }, { id: 'inside', method: 'GET', path: '/inside', access: 'admin' }] },
      ...more,
    },
    main: `export default {
      routes: { fill: async (request, { storage }) => { await storage.set(['key'], 'THE-SECRET'); return new Response() }, inside: () => new Response('THE-SECRET') },
      exports: {
        open: (input, host, { principal, tenant, requestId }) => ({ principal, tenant, requested: typeof requestId }), destroy: () => 'DESTROYED',
        echo: (input) => ({ input, polluted: 'polluted' in {}, own: Object.keys(input ?? {}) }), fails: () => { throw new Error('THE-SECRET of the vault') },
      } }`,
  }
}

/** What a manifest says to be let call these exports. */
export function calling(exports: Readonly<Record<string, readonly [string, ...string[]]>>): Pick<RawPlugin['manifest'], 'capabilities' | 'optionalDependencies'> {
  return { capabilities: { config: {}, 'plugins.call': { plugins: exports } }, optionalDependencies: Object.fromEntries(Object.keys(exports).map((id) => [id, '*'])) }
}
