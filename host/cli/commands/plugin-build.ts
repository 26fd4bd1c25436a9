import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildPlugin } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { pathOf } from './_paths.ts'

export const pluginBuild = command({
  name: 'plugin build',
  summary: 'Bundle a plugin, to look at what would be packed',
  arguments: [{ name: 'folder', description: 'the plugin\'s folder (default: here)', optional: true }],
  options: {
    out: { type: 'string', short: 'o', value: '<folder>', description: 'where the files are written (default <folder>/dist)' },
    check: { type: 'boolean', description: 'write nothing' },
  },
  examples: ['hardpoint plugin build', 'hardpoint plugin build plugins/mail --check'],
  async run(context, { folder = '.' }, { out = join(folder, 'dist'), check }) {
    context.io.progress('Bundling …')
    const files = await buildPlugin(pathOf(context, folder))
    if (check !== true) {
      for (const [path, bytes] of files) {
        const target = join(pathOf(context, out), path)
        await mkdir(dirname(target), { recursive: true })
        await writeFile(target, bytes)
      }
    }
    const list = [...files].map(([path, bytes]) => ({ path, bytes: bytes.length }))
    return { data: { out: check === true ? null : out, files: list }, text: textTable(list.map(({ path, bytes }) => [path, `${bytes} bytes`])) }
  },
})
