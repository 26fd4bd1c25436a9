/** A path that is not below the plugin's folder: from a root, a drive or a URL, or up and out. */
const ELSEWHERE = /^[/\\]|^[a-z][a-z0-9+.-]*:[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/i
/** Letters of any script, and what file names are made of. No control or direction characters, no quotes, no backslash: it goes to terminals and into JSON. */
const OTHERS = /[^\p{L}\p{N} ._@+~$#=,/:()[\]-]/gu
const MAX_LENGTH = 200

/**
 * A source's name from a stranger's map, as it may be shown. Of a path that leads out of the plugin's folder the file's name alone:
 * how its author's machine is laid out is nobody's business, and a path that looks like the host's would mislead.
 */
export function sourceName(source: unknown): string | undefined {
  if (typeof source !== 'string') return undefined
  const parts = source.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..')
  const shown = (ELSEWHERE.test(source) ? parts.slice(-1) : parts).join('/').slice(-MAX_LENGTH).replaceAll(OTHERS, '?')
  return shown === '' ? undefined : shown
}
