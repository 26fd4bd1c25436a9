import { HardpointError } from '@hardpoint/schemas/errors'

/** Longest details that a plugin may give with its own code, as JSON. */
const MAX_DETAILS = 16_384
const MAX_DEPTH = 32
/**
 * More than describeError() writes of any error (name, message, code, stack and details, each letter escaped). What is longer is not the
 * runtime's, and not read: two megabytes of brackets keep the kernel's thread for a tenth of a second.
 */
const MAX_TEXT = 65_536

/**
 * What a guest says that its handler threw, as an error of the host's.
 *
 * The text is a stranger's: plugin code shares its realm with the runtime that writes it. It may be no JSON, `null`, an object that cannot
 * be made a string (`{"toString":1,"valueOf":1}`), or as large as a frame; none of it may throw here, where nobody catches.
 */
export function thrownError(plugin: string, what: string, text: string): HardpointError {
  const thrown = parse(text)
  if (thrown['missing'] === true) return new HardpointError('HP_ERR_HANDLER_MISSING', { plugin, what })
  const pluginCode = words(thrown['code'], 64)
  return new HardpointError('HP_ERR_PLUGIN_THREW', {
    plugin, what, problem: `${words(thrown['name'], 64) ?? 'Error'}: ${(words(thrown['message'], 1000) ?? '').replace(/\.$/, '')}`, stack: words(thrown['stack'], 4000) ?? '',
    ...(thrown['refusal'] === true ? { refusal: true } : {}),
    ...(thrown['refusal'] === true || pluginCode !== undefined ? { pluginCode, pluginDetails: bounded(thrown['details']) } : {}),
  })
}

function words(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' ? value.slice(0, limit) : undefined
}

function bounded(details: unknown): unknown {
  return isDeeper(details, MAX_DEPTH) || (JSON.stringify(details) ?? '').length > MAX_DETAILS ? undefined : details
}

/** JSON is parsed at any depth, but written by recursion: what is too deep ends the stack of whoever answers with it. */
function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1))
}

function parse(text: string): Readonly<Record<string, unknown>> {
  if (text.length > MAX_TEXT) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  } catch {
    return {}
  }
}
