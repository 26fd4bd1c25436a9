import type { RawPlugin } from '../bench/_raw-plugin.ts'

export const PUBLISHERS = ['amber', 'birch', 'cedar', 'dune'] as const

/** Far more than an honest handler needs: a machine that hostile plugins keep busy makes it slow, and slow is allowed. */
const limits = { cpuMs: 5000, wallMs: 30_000, memoryMb: 64 } as const

/** Five of each publisher: storage, events from one to another, exports called by another, bodies and crypto. Twenty in all. */
export function honestPlugins(): RawPlugin[] {
  return PUBLISHERS.flatMap((publisher) => [counter(publisher), news(publisher), reader(publisher), base(publisher), user(publisher)])
}

/** Counts up in storage, by a commit that only holds where nobody else has written meanwhile. */
function counter(publisher: string): RawPlugin {
  return {
    manifest: {
      id: `${publisher}.counter`, limits, capabilities: { storage: {} },
      contributes: { routes: [{ id: 'add', method: 'POST', path: '/add/:key', access: 'public' }] },
    },
    main: `export default { routes: { add: async (request, host, { params }) => {
      const key = ['count', params.key]
      const { value, version } = await host.storage.get(key)
      const count = (value ?? 0) + 1
      const { ok } = await host.storage.commit({ checks: [{ key, version: version ?? null }], set: [{ key, value: count }] })
      return Response.json({ ok, count })
    } } }`,
  }
}

function news(publisher: string): RawPlugin {
  return {
    manifest: {
      id: `${publisher}.news`, limits, capabilities: { 'events.publish': { topics: ['made'] } },
      contributes: { routes: [{ id: 'make', method: 'POST', path: '/make/:n', access: 'public' }] },
    },
    main: `export default { routes: { make: async (request, host, { params }) => {
      await host.events.publish('made', { n: Number(params.n) })
      return Response.json({ n: Number(params.n) })
    } } }`,
  }
}

/** Keeps what it heard last: one that is told the same event twice keeps the same. */
function reader(publisher: string): RawPlugin {
  const topic = `${publisher}.news/made`
  return {
    manifest: {
      id: `${publisher}.reader`, limits, optionalDependencies: { [`${publisher}.news`]: '*' }, capabilities: { 'storage': {}, 'events.subscribe': { topics: [topic] } },
      contributes: { events: [{ id: 'made', topic }], routes: [{ id: 'heard', method: 'GET', path: '/heard', access: 'public' }] },
    },
    main: `export default {
      events: { made: async ({ data }, host) => { await host.storage.set(['heard'], data.n) } },
      routes: { heard: async (request, host) => Response.json({ n: (await host.storage.get(['heard'])).value }) },
    }`,
  }
}

function base(publisher: string): RawPlugin {
  const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 20_000 } } } as const
  return {
    manifest: { id: `${publisher}.base`, limits, contributes: { exports: [{ id: 'add' }], routes: [{ id: 'digest', method: 'POST', path: '/digest', access: 'public', body: text }] } },
    main: `export default {
      exports: { add: ({ a }) => ({ sum: a + 1 }) },
      routes: { digest: async (request) => {
        const { text } = await request.json()
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
        return Response.json({ digest: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''), text })
      } },
    }`,
  }
}

function user(publisher: string): RawPlugin {
  const id = `${publisher}.base`
  return {
    manifest: {
      id: `${publisher}.user`, limits, dependencies: { [id]: '*' }, capabilities: { 'plugins.call': { plugins: { [id]: ['add'] } } },
      contributes: { routes: [{ id: 'sum', method: 'GET', path: '/sum/:a', access: 'public' }] },
    },
    main: `export default { routes: { sum: async (request, host, { params }) => Response.json(await host.plugins.call('${id}', 'add', { a: Number(params.a) })) } }`,
  }
}
