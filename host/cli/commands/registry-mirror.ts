import { join } from 'node:path'
import { openCopySource } from '@hardpoint/registry/client'
import { mirrorRegistry } from '@hardpoint/registry/server'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const registryMirror = command({
  name: 'registry mirror',
  summary: 'Copy a registry into a folder that any web server can serve',
  details: 'Everything is verified before it is written, and nothing is ever deleted. Run again, it takes over what is new; it never goes back behind what the copy holds. '
    + 'Leave private/ out of what is served.',
  arguments: [{ name: 'from', description: 'the registry: url, folder or bundle' }, { name: 'folder', description: 'the copy; made where it is missing' }],
  options: { root: { type: 'string', value: '<sha256:…>', description: 'fingerprint of the registry\'s first root; without it the first one shown is trusted' } },
  examples: ['hardpoint registry mirror https://registry.acme.com ./mirror', 'hardpoint registry mirror https://registry.acme.com ./mirror --root sha256:…'],
  async run(context, { from, folder }, { root }) {
    const directory = pathOf(context, folder)
    context.io.progress('Verifying …')
    const source = await openCopySource(/^https?:/i.test(from) ? from : pathOf(context, from), { trustDirectory: join(directory, 'private/trust'), root })
    context.io.progress('Copying …')
    const report = await mirrorRegistry(source.read, directory, source)
    return {
      data: { from: source.registry, folder, rootFingerprint: source.rootFingerprint, ...report },
      text: `${folder} is a copy of ${source.registry}: ${report.written} files written (${report.bytes} bytes), ${report.kept} packages were there already\nroot  ${source.rootFingerprint}`,
    }
  },
})
