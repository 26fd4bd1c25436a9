import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from '../command.ts'

export const version = command({
  name: 'version',
  summary: 'Show the versions of Hardpoint and Node',
  examples: ['hardpoint version'],
  async run() {
    const { version: hardpoint } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
    const data = { hardpoint, node: process.version, v8: process.versions.v8 }
    return { data, text: `hardpoint ${hardpoint}, Node ${data.node}` }
  },
})
