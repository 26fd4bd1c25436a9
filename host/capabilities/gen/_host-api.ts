import type { CapabilityTable, TableMethod } from '../capability-table.ts'
import { BANNER, requiredOf, paramsOf } from './_shared.ts'
import { typescriptOf } from './_typescript.ts'

/** sdk/guest/host-api.gen.ts: what `host` is to a plugin's code. */
export async function hostApi({ methods }: CapabilityTable): Promise<string> {
  const derived = Object.values(methods).filter(({ method }) => method.guestType === undefined)
  const { types, declarations } = await typescriptOf(Object.assign({}, ...derived.map(schemasOf)))
  const groups = Map.groupBy(Object.values(methods), ({ id }) => id.split('.', 1)[0] ?? id)
  const members = [...groups].map(([namespace, list]) => `  readonly ${namespace}: {\n${list.map((entry) => memberOf(entry, types)).join('\n')}\n  }`)
  return `${BANNER}
/**
 * The host, as a plugin's code sees it. Every call is checked by the kernel: the manifest asks for the capability, the admin granted it,
 * the organisation's tier covers it, and its rate and quota allow it. A refusal is an error with a \`code\` (HP_ERR_…).
 */
export interface HostApi {
${members.join('\n')}
}

${declarations}
`
}

function schemasOf({ id, method }: TableMethod): Record<string, unknown> {
  const params = Object.entries(paramsOf(method)).map(([name, schema]) => [`${id}(${name}`, schema])
  return { ...Object.fromEntries(params), [`${id})`]: method.result }
}

function memberOf({ id, capability, method }: TableMethod, types: ReadonlyMap<string, string>): string {
  const key = id.slice(id.indexOf('.') + 1)
  const doc = `    /** ${method.description} Capability: \`${capability.id}\`. */`
  if (method.guestType !== undefined) return `${doc}\n    readonly ${key}: ${method.guestType}`
  const required = requiredOf(method)
  const params = Object.keys(paramsOf(method)).map((name) => `${safeName(name)}${required.has(name) ? '' : '?'}: ${types.get(`${id}(${name}`) ?? 'unknown'}`)
  const result = method.result['type'] === 'null' ? 'void' : types.get(`${id})`) ?? 'unknown'
  return `${doc}\n    ${key}(${params.join(', ')}): Promise<${result}>`
}

/** A parameter may not be named by a word of the language. */
function safeName(name: string): string {
  return ['delete', 'export', 'default', 'function'].includes(name) ? `${name}Name` : name
}
