import type { PluginInfo } from '../../lifecycle/lifecycle.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

export const list = command({
  name: 'list',
  summary: 'List the installed plugins',
  examples: ['hardpoint list', 'hardpoint list --json'],
  async run(context) {
    const plugins = await (await context.client()).call<PluginInfo[]>('GET', '/plugins')
    const rows = plugins.map((info) => [info.installed.id, versionOf(info), info.manifest.tier, stateOf(info), neutralise(info.manifest.title)])
    return { data: plugins, text: rows.length === 0 ? 'No plugin is installed. Find one with: hardpoint search <words>' : textTable([['plugin', 'version', 'tier', 'state', 'title'], ...rows]) }
  },
})

export function stateOf({ installed, state, problem }: PluginInfo): string {
  if (problem !== undefined) return problem.code
  return installed.enabled ? state?.state ?? 'asleep' : 'disabled'
}

/** The version, that it is pinned or warned of, and that the host went back to it by itself. */
function versionOf({ installed: { version, pinned }, upgrades, advisories = [] }: PluginInfo): string {
  const last = upgrades?.changes.at(-1)
  const notes = [
    ...pinned === undefined ? [] : ['pinned'],
    ...advisories.some(({ accepted }) => accepted === undefined) ? ['see hardpoint audit'] : [],
    ...last?.what === 'rolled-back' && last.automatic ? [`went back from ${last.from}`] : [],
  ]
  return notes.length === 0 ? version : `${version} (${notes.join(', ')})`
}
