import { HardpointError } from '../errors/mod.ts'

/** Deeper than any document of ours, shallower than any stack. */
const MAX_DEPTH = 64
/** Strings, or one punctuation mark, or a literal or number: enough for text that JSON.parse has taken. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gy
const FORBIDDEN_NAMES = new Set(['__proto__'])

/**
 * JSON whose meaning no two parsers can disagree about: valid UTF-8, no duplicate names, no integer that a double cannot
 * hold, no `__proto__`, no lone surrogate, no byte-order mark, at most 64 levels deep.
 *
 * For everything signed: where names may repeat, the checker sees one value and the user another (CVE-2017-12635).
 * Own scanner, because no installed parser reports duplicate names; it walks text that JSON.parse accepted.
 *
 * @throws HP_ERR_DOCUMENT_INVALID with the subject, and the pointer where one is known
 */
export function parseStrictJson(text: string | Uint8Array, subject: string): unknown {
  const source = typeof text === 'string' ? text : decodeUtf8(text, subject)
  assertDepth(source, subject)
  const value = parse(source, subject)
  scan(source, subject)
  return value
}

function decodeUtf8(bytes: Uint8Array, subject: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw invalid(subject, '/', 'is not UTF-8 text')
  }
}

/** Before JSON.parse, which recurses. Counts brackets in strings too: text of ours has none 64 deep. */
function assertDepth(source: string, subject: string): void {
  let depth = 0
  let inString = false
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i)
    if (inString) {
      if (c === 0x5c) i++
      else if (c === 0x22) inString = false
    } else if (c === 0x22) inString = true
    else if (c === 0x7b || c === 0x5b) { if (++depth > MAX_DEPTH) throw invalid(subject, '/', `is nested more than ${MAX_DEPTH} levels deep`) }
    else if (c === 0x7d || c === 0x5d) depth--
  }
}

function parse(source: string, subject: string): unknown {
  try {
    return JSON.parse(source) as unknown
  } catch (cause) {
    // The parser's sentence quotes the text around the place, which may be anything: the position is enough.
    const position = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(cause))?.[0] ?? 'at its end'
    throw invalid(subject, '/', `is not JSON ${position}`)
  }
}

interface Level { readonly names: Set<string> | undefined; name: string; index: number }

/** Walks the tokens of valid JSON, keeping the names met at each level. */
function scan(source: string, subject: string): void {
  const levels: Level[] = []
  let expectName = false
  for (const [token] of source.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{') { levels.push({ names: new Set(), name: '', index: 0 }); expectName = true }
    else if (token === '[') { levels.push({ names: undefined, name: '', index: 0 }); expectName = false }
    else if (token === '}' || token === ']') { levels.pop(); expectName = false }
    else if (token === ',') { if (level?.names === undefined) bump(level); else expectName = true }
    else if (token === ':') expectName = false
    else if (expectName && level?.names !== undefined) takeName(token, level, { levels, subject })
    else checkScalar(token, { levels, subject })
  }
}

interface Place { readonly levels: readonly Level[]; readonly subject: string }

function bump(level: Level | undefined): void {
  if (level !== undefined) level.index++
}

function takeName(token: string, level: Level, { levels, subject }: Place): void {
  level.name = JSON.parse(token) as string
  if (level.names?.has(level.name)) throw invalid(subject, pointerOf(levels), 'is there twice')
  if (FORBIDDEN_NAMES.has(level.name)) throw invalid(subject, pointerOf(levels), 'is not an allowed name')
  if (!level.name.isWellFormed()) throw invalid(subject, pointerOf(levels.slice(0, -1)), 'has a name with half a character')
  level.names?.add(level.name)
}

function checkScalar(token: string, { levels, subject }: Place): void {
  if (token.startsWith('"')) {
    if (!(JSON.parse(token) as string).isWellFormed()) throw invalid(subject, pointerOf(levels), 'has half a character')
    return
  }
  const value = JSON.parse(token) as unknown
  if (typeof value !== 'number') return
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw invalid(subject, pointerOf(levels), 'is a number that a double cannot hold exactly')
  }
}

function pointerOf(levels: readonly Level[]): string {
  return levels.map(({ names, name, index }) => `/${names === undefined ? index : name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') || '/'
}

function invalid(document: string, pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_DOCUMENT_INVALID', { document, pointer, problem })
}
