import { relative } from 'node:path'
import { scaffoldPlugin } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const pluginNew = command({
  name: 'plugin new',
  summary: 'Write a plugin that says hello into a new folder',
  arguments: [{ name: 'folder', description: 'where; made where it is missing' }],
  options: { id: { type: 'string', value: '<publisher.name>', description: 'default local.<folder>' } },
  examples: ['hardpoint plugin new hello', 'hardpoint plugin new mail --id acme.mail'],
  async run(context, { folder }, { id }) {
    const written = await scaffoldPlugin(pathOf(context, folder), id === undefined ? {} : { id })
    const files = written.map((file) => relative(context.io.directory, pathOf(context, file)))
    return { data: { files }, text: files.map((file) => `wrote ${file}`).join('\n') }
  },
})
