import type { OutdatedPlugin } from '../../lifecycle/lifecycle.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

/** A proof can have many facts: the first ones say most. All are under --json. */
const SHOWN = 3

export const outdated = command({
  name: 'outdated',
  summary: 'List plugins of which there is a newer version, and why they cannot have it',
  details: 'wanted is the newest that this host can have, with all that is installed; newest the newest that the registry has, in latest and in the channel that a plugin follows. '
    + 'Versions that their publisher withdrew or deprecated are listed too. Changes nothing.',
  examples: ['hardpoint outdated', 'hardpoint outdated --json'],
  async run(context) {
    const { io } = context
    io.progress('Reading the registry …')
    const plugins = await (await context.client()).call<OutdatedPlugin[]>('GET', '/outdated')
    if (plugins.length === 0) return { data: plugins, text: 'Every plugin is at its newest version.' }
    const rows = plugins.map(({ id, installed, wanted, newest, channel }) => [id, installed, wanted, channel === undefined ? newest : `${newest} in ${channel}`])
    const notes = plugins.flatMap(notesOf)
    return { data: plugins, text: [textTable([['plugin', 'installed', 'wanted', 'newest'], ...rows]), ...notes.length === 0 ? [] : ['', ...notes]].join('\n') }
  },
})

/** Reasons hold text of publishers. */
function notesOf({ id, installed, wanted, newest, why = [], yanked, deprecated, replacement, automatic, unheard }: OutdatedPlugin): string[] {
  const instead = wanted === installed ? 'nor anything newer than what is installed' : `only ${wanted}`
  const more = why.length > SHOWN ? `; and ${why.length - SHOWN} more` : ''
  return [
    ...yanked === undefined ? [] : [`${id} ${installed} was withdrawn by its publisher: ${neutralise(yanked)}`],
    ...deprecated === undefined ? [] : [`${id} ${installed} is deprecated: ${neutralise(deprecated)}${replacement === undefined ? '' : ` (instead: ${neutralise(replacement)})`}`],
    ...automatic === undefined ? [] : [neutralise(`${id} ${automatic.version} ${automatic.what}`)],
    ...unheard === undefined ? [] : [`nothing new is heard of ${id}: ${neutralise(unheard)}`],
    ...why.length === 0 ? [] : [`${id} ${newest} cannot be had, ${instead}: ${neutralise(why.slice(0, SHOWN).join('; '))}${more}`],
  ]
}
