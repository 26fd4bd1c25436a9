import { join } from 'node:path'
import { lintManifest } from '@hardpoint/sdk/tools'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { readInput } from './_paths.ts'

export const pluginLint = command({
  name: 'plugin lint',
  summary: 'Check plugin.json as the registry and the host will',
  arguments: [{ name: 'folder', description: 'the plugin\'s folder (default: here)', optional: true }],
  examples: ['hardpoint plugin lint', 'hardpoint plugin lint plugins/mail --json'],
  async run(context, { folder = '.' }) {
    const problems = lintManifest(await readInput(context, join(folder, 'plugin.json')))
    const text = problems.length === 0 ? 'plugin.json is right.' : problems.map(({ pointer, problem, fix }) => neutralise(`plugin.json ${pointer}: ${problem} ${fix}`)).join('\n')
    return { data: { problems }, text, exit: problems.length === 0 ? 0 : 8 }
  },
})
