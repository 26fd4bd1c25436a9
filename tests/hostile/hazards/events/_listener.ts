import type { Ground } from '../../_ground.ts'
import type { RawPlugin } from '../../_hazard.ts'

/** An honest plugin that is told of a topic, and keeps what it heard. */
export function listener(id: string, topic: string): RawPlugin {
  const publisher = topic.slice(0, topic.indexOf('/'))
  return {
    manifest: {
      id, optionalDependencies: { [publisher]: '*' }, capabilities: { 'events.subscribe': { topics: [topic] } },
      contributes: { events: [{ id: 'heard', topic }], routes: [{ id: 'all', method: 'GET', path: '/all' }] },
    },
    main: `const all = []; export default { events: { heard: ({ topic, data }) => { all.push([topic, data]) } }, routes: { all: () => Response.json({ all, polluted: 'polluted' in {} }) } }`,
  }
}

/** What it heard so far. */
export async function heard(ground: Ground, id: string): Promise<readonly (readonly [topic: string, data: unknown])[]> {
  return ((await ground.system.call('GET', `/p/${id}/all`)).body as { all: [string, unknown][] }).all
}
