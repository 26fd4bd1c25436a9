import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import { compileUntrusted } from '@hardpoint/schemas/untrusted'
import type { ExportContribution, Manifest } from '@hardpoint/schemas'
import { closest } from 'fastest-levenshtein'
import { parse } from 'secure-json-parse'
import type { Services } from '../capabilities/_services.ts'
import { MAX_RESULT_LENGTH } from '../capabilities/gate.ts'
import { jsonExcess } from '../capabilities/json-excess.ts'
import type { PluginTable, Runtime } from '../runtime/mod.ts'

/** What a callee may make its caller, and where there is a schema the kernel, parse. */
const RESULT = { depth: 64, values: 200_000 } as const

type Check = ReturnType<typeof compileUntrusted>

/**
 * Calls an export of one plugin for another. The callee is checked as on any way in; it sees the calling plugin as the principal,
 * never the person behind it: a plugin must not act with a user's roles on another plugin.
 */
export function exportCaller(plugins: PluginTable, runtime: () => Runtime): Services['callExport'] {
  const checks = new WeakMap<Manifest, Map<string, Check>>()

  function check(manifest: Manifest, { id }: ExportContribution, part: 'params' | 'result', schema: Readonly<Record<string, unknown>>): Check {
    const compiled = checks.get(manifest) ?? new Map<string, Check>()
    checks.set(manifest, compiled)
    const key = `${id}/${part}`
    const found = compiled.get(key) ?? compileUntrusted(schema)
    compiled.set(key, found)
    return found
  }

  return async (caller, callee, name, params) => {
    const plugin = plugins.get(callee)
    const method = `plugins.call ${callee}.${name}`
    const refusal = plugin === undefined ? plugins.refusal?.(callee) : undefined
    if (refusal !== undefined) throw refusal
    if (plugin === undefined || !plugin.enabled) throw new HardpointError('HP_ERR_DEPENDENCY_MISSING', { plugin: caller.plugin.id, callee })
    const declared = plugin.manifest.contributes?.exports ?? []
    const found = declared.find(({ id }) => id === name)
    if (found === undefined) throw new HardpointError('HP_ERR_EXPORT_UNKNOWN', { callee, export: name, nearest: declared.length === 0 ? 'it has none' : closest(name, declared.map(({ id }) => id)) })
    const input: unknown = params === '' ? null : JSON.parse(params)
    const problem = found.params === undefined ? undefined : check(plugin.manifest, found, 'params', found.params)(input)
    if (problem !== undefined) throw new HardpointError('HP_ERR_PARAMS', { method, ...problem })
    const { text } = await runtime().invoke({
      plugin: callee, kind: 'export', id: name, head: input, tenant: caller.tenant, requestId: caller.requestId || randomUUID(), chain: caller.chain, cause: caller.cause, signal: caller.signal,
      principal: { kind: 'plugin', id: `plugin:${caller.plugin.id}`, tenant: caller.tenant, roles: [] },
    })
    assertHarmless(text, { plugin: callee, what: `export ${name}` })
    const wrong = found.result === undefined ? undefined : check(plugin.manifest, found, 'result', found.result)(parsed(text, { plugin: callee, what: `export ${name}` }))
    if (wrong !== undefined) throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin: callee, what: `export ${name}`, problem: `${wrong.pointer} ${wrong.problem}` })
    return text
  }
}

interface Answered { readonly plugin: string; readonly what: string }

/** Passed on unparsed, eight megabytes of `{},` would end the caller, and a `__proto__` its prototypes: it is another publisher's, and trusts the host. */
function assertHarmless(text: string, about: Answered): void {
  const refused = (problem: string): HardpointError => new HardpointError('HP_ERR_PLUGIN_ANSWER', { ...about, problem })
  if (text.length > MAX_RESULT_LENGTH) throw refused(`it is longer than ${MAX_RESULT_LENGTH} characters`)
  const excess = jsonExcess(text, RESULT)
  if (excess === 'depth') throw refused(`it is nested more than ${RESULT.depth} levels deep`)
  if (excess === 'values') throw refused(`it holds more than ${RESULT.values} values`)
  // Rare, and any letter may be spelled as an escape: only then is it parsed for nothing else.
  if (/__proto__|"constructor"|\\u00/.test(text)) parsed(text, about)
}

/** A guest writes its answer itself, and may write anything. */
function parsed(text: string, about: Answered): unknown {
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' })
  } catch (cause) {
    throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { ...about, problem: 'it is no JSON, or has a member named __proto__ or constructor.prototype' }, { cause })
  }
}
