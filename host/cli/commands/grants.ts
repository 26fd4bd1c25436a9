import type { Grant } from '@hardpoint/schemas'
import type { PluginInfo } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { usageError } from '../usage-error.ts'
import { listOf } from './_list-of.ts'
import { segment } from './_paths.ts'

export const grants = command({
  name: 'grants',
  summary: 'Show or change what a plugin may do',
  details: 'A grant is in force at the next call, and never wider than what plugin.json asks for.',
  arguments: [{ name: 'plugin', description: 'its id' }],
  options: {
    allow: { type: 'string', multiple: true, value: '<capability[=json]>', description: 'grant a capability as asked for, or with narrower options' },
    deny: { type: 'string', multiple: true, value: '<capability>', description: 'take a capability away' },
  },
  examples: ['hardpoint grants treasury', 'hardpoint grants acme.mail --allow http.fetch=\'{"hosts":["api.acme.com"]}\'', 'hardpoint grants acme.mail --deny schedule'],
  async run(context, { plugin }, { allow = [], deny = [] }) {
    const client = await context.client()
    const path = `/plugins/${segment(plugin)}`
    const { manifest, grant, installed } = await client.call<PluginInfo>('GET', path)
    if (allow.length + deny.length === 0) return { data: { requested: manifest.capabilities ?? {}, granted: grant }, text: render(manifest.capabilities ?? {}, grant) }
    const capabilities: Record<string, object | undefined> = { ...grant.capabilities }
    for (const id of listOf(deny)) delete capabilities[id]
    for (const item of allow) {
      const [id, options] = parseAllow(item)
      capabilities[id] = options ?? manifest.capabilities?.[id] ?? {}
    }
    const changed = await client.call<Grant>('PUT', `${path}/grants`, { capabilities })
    return { data: changed, text: `${installed.id}\n${render(manifest.capabilities ?? {}, changed)}` }
  },
})

/** `http.fetch={"hosts":[…]}` as its two parts. @throws HP_ERR_USAGE */
export function parseAllow(item: string): [id: string, options: object | undefined] {
  const mark = item.indexOf('=')
  if (mark < 0) return [item, undefined]
  const id = item.slice(0, mark)
  try {
    const options = JSON.parse(item.slice(mark + 1)) as unknown
    if (typeof options === 'object' && options !== null && !Array.isArray(options)) return [id, options]
  } catch { /* said below */ }
  throw usageError(`The options of --allow ${id}=… are not a JSON object.`, 'grants')
}

function render(requested: object, { capabilities }: Grant): string {
  const ids = [...new Set([...Object.keys(requested), ...Object.keys(capabilities)])]
  if (ids.length === 0) return 'It asks for nothing.'
  return textTable([['capability', 'state', 'options'], ...ids.map((id) => {
    const granted = capabilities[id]
    return [id, granted === undefined ? 'not granted' : 'granted', granted === undefined ? '' : JSON.stringify(granted)]
  })])
}
