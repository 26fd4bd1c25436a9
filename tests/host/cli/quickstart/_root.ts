import type { Manifest } from '@hardpoint/schemas'
import type { PluginFolder } from '../../../../host/cli/quickstart/first-party.ts'

export const MAIN = `import { definePlugin } from '@hardpoint/sdk'
export default definePlugin({ routes: { hello: async (_request, _host, { params }) => Response.json({ hello: params['name'] }) } })
`

export function manifest(id: string, fields: Partial<Manifest> = {}): Manifest {
  return {
    id, version: '1.0.0', title: id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free',
    contributes: { routes: [{ id: 'hello', method: 'GET', path: '/hello/:name', access: 'public' }] }, ...fields,
  }
}

/** A plugin's folder, for t.testdir(). */
export function source(id: string, fields: Partial<Manifest> = {}, main = MAIN): { 'plugin.json': string; 'main.ts': string } {
  return { 'plugin.json': JSON.stringify(manifest(id, fields)), 'main.ts': main }
}

/** A repository with a free plugin that asks for something, one that is pro, the hello example, and one that is only published. */
export const REPOSITORY = {
  plugins: { desk: source('hardpoint.desk', { capabilities: { log: {} } }), vault: source('hardpoint.vault', { tier: 'pro' }) },
  examples: { hello: source('hardpoint.hello'), other: source('acme.other') },
}

export function folder(id: string, path: string, version = '1.0.0'): PluginFolder {
  return { id, version, folder: path, install: true }
}
