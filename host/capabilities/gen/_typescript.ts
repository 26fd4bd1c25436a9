import { compile } from 'json-schema-to-typescript'

/** Types as the repository writes them. */
const STYLE = {
  bannerComment: '', additionalProperties: false, strictIndexSignatures: true, unreachableDefinitions: false, ignoreMinAndMaxItems: true,
  style: { semi: false, singleQuote: true, printWidth: 110 },
} as const

/** Compiles schemas, by name, into TypeScript: what has a title becomes a declaration of its own, once. */
export async function typescriptOf(schemas: Readonly<Record<string, unknown>>): Promise<{ readonly types: ReadonlyMap<string, string>; readonly declarations: string }> {
  const root = { title: 'Everything', type: 'object', additionalProperties: false, required: Object.keys(schemas), properties: schemas }
  const source = await compile(withUnknown(root, new Map()) as never, 'Everything', STYLE)
  const blocks = source.split(/(?=^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export )/m)
  const everything = blocks.find((block) => block.includes('export interface Everything {')) ?? ''
  return { types: membersOf(everything), declarations: blocks.filter((block) => block !== everything).join('').trim() }
}

/** An empty schema is `unknown`; json-schema-to-typescript takes it for an object. Shared schemas stay shared, so that they are declared once. */
function withUnknown(schema: unknown, seen: Map<unknown, unknown>): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  if (seen.has(schema)) return seen.get(schema)
  if (Array.isArray(schema)) return schema.map((item) => withUnknown(item, seen))
  const copy: Record<string, unknown> = {}
  seen.set(schema, copy)
  for (const [name, value] of Object.entries(schema)) copy[name] = withUnknown(value, seen)
  if (Object.keys(copy).every((name) => name === 'description' || name === 'title')) { copy['tsType'] = 'unknown'; delete copy['title'] }
  else if (copy['type'] === 'object' && copy['properties'] === undefined && copy['tsType'] === undefined) copy['tsType'] = 'Record<string, unknown>'
  return copy
}

/** The members of the one interface made here: `name: type`, where a type may go over several lines. */
function membersOf(source: string): Map<string, string> {
  const members = new Map<string, string>()
  const body = source.slice(source.indexOf('{\n') + 2, source.lastIndexOf('}')).replaceAll(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '')
  for (const block of body.split(/\n(?= {2}(?:'[^']+'|\w+):\s)/)) {
    const match = /^\s*(?:'([^']+)'|(\w+)):\s+([\s\S]+?)\s*$/.exec(block)
    if (match !== null) members.set(match[1] ?? match[2] ?? '', oneLine(match[3] ?? ''))
  }
  return members
}

function oneLine(type: string): string {
  return type.replaceAll(/\{\n\s*/g, '{ ').replaceAll(/\n\s*\}/g, ' }').replaceAll(/\n\s*\|/g, ' |').replaceAll(/\n\s*/g, '; ').trim()
}
