import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { usageError } from '../usage-error.ts'
import { segment } from './_paths.ts'

export const config = command({
  name: 'config',
  summary: 'Show or change a plugin\'s settings',
  details: 'A value is JSON where it can be read as such (5, true, {"a":1}), else text. key= takes a setting back.',
  arguments: [{ name: 'plugin', description: 'its id' }, { name: 'setting', description: 'key=value', many: true, optional: true }],
  examples: ['hardpoint config acme.mail', 'hardpoint config acme.mail sender=hello@acme.com retries=3'],
  async run(context, { plugin, setting }) {
    const client = await context.client()
    const path = `/plugins/${segment(plugin)}/config`
    const now = await client.call<Record<string, unknown>>('GET', path)
    if (setting.length === 0) return { data: now, text: render(now) }
    const changed = await client.call<Record<string, unknown>>('PUT', path, { config: applied(now, setting) })
    return { data: changed, text: render(changed) }
  },
})

/** @throws HP_ERR_USAGE for what is no `key=value` */
export function applied(now: Readonly<Record<string, unknown>>, settings: readonly string[]): Record<string, unknown> {
  const next = new Map(Object.entries(now))
  for (const setting of settings) {
    const mark = setting.indexOf('=')
    if (mark < 1) throw usageError(`${JSON.stringify(setting)} is no setting: write key=value.`, 'config')
    const [key, value] = [setting.slice(0, mark), setting.slice(mark + 1)]
    if (value === '') next.delete(key)
    else next.set(key, parseValue(value))
  }
  return Object.fromEntries(next)
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function render(settings: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)])
  return rows.length === 0 ? 'No settings.' : textTable(rows)
}
