import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const pin = command({
  name: 'pin',
  summary: 'Hold a plugin at the version that is installed',
  details: 'Nothing moves it until hardpoint unpin, or hardpoint remove: an install or upgrade that would need another version of it is refused, and so is a rollback, '
    + 'the host\'s own too. With a version, the pin is refused where another one is installed.',
  arguments: [{ name: 'plugin', description: 'its id, or acme.mail@1.2.0' }],
  examples: ['hardpoint pin treasury', 'hardpoint pin acme.mail@1.2.0'],
  async run(context, { plugin: spec }) {
    const at = spec.indexOf('@')
    const [plugin, body] = at === -1 ? [spec, {}] : [spec.slice(0, at), { version: spec.slice(at + 1) }]
    const installed = await (await context.client()).call<InstalledPlugin>('POST', `/plugins/${segment(plugin)}/pin`, body)
    return { data: installed, text: `pinned ${installed.id} to ${installed.version}` }
  },
})
