import { BOUNDS, FORMATS } from './bounds.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * How a keyword's value is checked: what is wrong with it, or undefined. Subschemas are walked by the caller.
 * `count` is what it adds to the schema's size.
 */
export interface Keyword {
  readonly problem: (value: unknown, schema: Json) => string | undefined
  readonly count?: (value: unknown, schema: Json) => number
  /** Where it holds schemas: one, a list, or by name. */
  readonly holds?: 'schema' | 'list' | 'map'
}

const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

/** Every keyword a plugin may use. What is not here is refused, not ignored. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['$schema', { problem: (v) => v === 'https://json-schema.org/draft/2020-12/schema' ? undefined : 'must be draft 2020-12' }],
  ['$defs', { problem: nameMap, holds: 'map' }],
  ['$ref', { problem: localRef }],
  ['$comment', { problem: text }],
  ['title', { problem: text }],
  ['description', { problem: text }],
  ['default', { problem: () => undefined }],
  ['examples', { problem: (v) => Array.isArray(v) ? undefined : 'must be a list' }],
  ['deprecated', { problem: flag }],
  ['readOnly', { problem: flag }],
  ['writeOnly', { problem: flag }],
  ['type', { problem: types }],
  ['enum', { problem: enumeration, count: lengthOf }],
  ['const', { problem: scalar }],
  ['properties', { problem: nameMap, holds: 'map' }],
  ['required', { problem: names, count: lengthOf }],
  ['additionalProperties', { problem: () => undefined, holds: 'schema' }],
  ['propertyNames', { problem: () => undefined, holds: 'schema' }],
  ['minProperties', { problem: natural }],
  ['maxProperties', { problem: natural }],
  ['items', { problem: () => undefined, holds: 'schema' }],
  ['prefixItems', { problem: (v) => list(v, BOUNDS.entries), holds: 'list' }],
  ['minItems', { problem: natural }],
  ['maxItems', { problem: natural }],
  // Compares each item with every other: what one holds is looked at up to `maxItems` times.
  ['uniqueItems', { problem: uniqueItems, count: (unique, { maxItems }) => unique === true ? Number(maxItems) : 0 }],
  ['minimum', { problem: number }],
  ['maximum', { problem: number }],
  ['exclusiveMinimum', { problem: number }],
  ['exclusiveMaximum', { problem: number }],
  ['multipleOf', { problem: (v) => typeof v === 'number' && Number.isFinite(v) && v > 0 ? undefined : 'must be a number above 0' }],
  ['minLength', { problem: natural }],
  ['maxLength', { problem: natural }],
  // Compiled by the caller, who keeps account of all of them.
  ['pattern', { problem: (v) => typeof v === 'string' ? undefined : 'must be a text' }],
  ['format', { problem: (v) => typeof v === 'string' && Object.hasOwn(FORMATS, v) ? undefined : `must be one of ${Object.keys(FORMATS).join(', ')}` }],
  ['anyOf', { problem: (v) => list(v, BOUNDS.branches), holds: 'list' }],
  ['oneOf', { problem: (v) => list(v, BOUNDS.branches), holds: 'list' }],
  ['allOf', { problem: (v) => list(v, BOUNDS.branches), holds: 'list' }],
  ['not', { problem: () => undefined, holds: 'schema' }],
])

/** `#/$defs/Name`, and nothing further in: no remote document, no pointer into an enum. */
export const LOCAL_REF = /^#\/\$defs\/([A-Za-z][A-Za-z0-9_-]{0,63})$/

/** Names that mean something else to JavaScript: `properties.__proto__` would be skipped unseen, or change a prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

export function nameProblem(name: string): string | undefined {
  if (FORBIDDEN.has(name)) return 'is not an allowed name'
  if (name.length > BOUNDS.nameChars) return `is a name longer than ${BOUNDS.nameChars} characters`
  return name.isWellFormed() ? undefined : 'has half a character'
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function localRef(value: unknown): string | undefined {
  return typeof value === 'string' && LOCAL_REF.test(value) ? undefined : 'must be #/$defs/ and a name: only definitions of this schema can be referred to'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= BOUNDS.textChars ? undefined : `must be a text of at most ${BOUNDS.textChars} characters`
}

function flag(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false'
}

function number(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number'
}

function natural(value: unknown): string | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : 'must be a whole number from 0'
}

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length <= BOUNDS.textChars ? undefined : `must be at most ${BOUNDS.textChars} characters long`
  return value === null || typeof value === 'boolean' || typeof value === 'number' ? undefined : 'must be a string, number, boolean or null'
}

function list(value: unknown, max: number): string | undefined {
  return Array.isArray(value) && value.length >= 1 && value.length <= max ? undefined : `must be a list of 1 to ${max} entries`
}

function distinct(value: unknown): string | undefined {
  return new Set(value as readonly unknown[]).size === (value as readonly unknown[]).length ? undefined : 'has an entry twice'
}

function enumeration(value: unknown): string | undefined {
  return list(value, BOUNDS.entries) ?? firstOf(value as unknown[], scalar) ?? distinct(value)
}

function types(value: unknown): string | undefined {
  const all = Array.isArray(value) ? value as unknown[] : [value]
  if (all.length === 0 || !all.every((type) => TYPES.includes(type as string))) return `must be one or more of ${TYPES.join(', ')}`
  return distinct(all)
}

function names(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length > BOUNDS.entries) return `must be a list of at most ${BOUNDS.entries} names`
  return firstOf(value, (name) => typeof name === 'string' ? nameProblem(name) : 'must be a name') ?? distinct(value)
}

function nameMap(value: unknown): string | undefined {
  if (!isObject(value)) return 'must be an object'
  return Object.keys(value).length > BOUNDS.entries ? `has more than ${BOUNDS.entries} entries` : undefined
}

function uniqueItems(value: unknown, schema: Json): string | undefined {
  if (typeof value !== 'boolean') return flag(value)
  const max = schema['maxItems']
  if (!value || (typeof max === 'number' && max <= BOUNDS.uniqueItems)) return undefined
  return `needs maxItems of at most ${BOUNDS.uniqueItems} beside it`
}

function firstOf(values: readonly unknown[], problem: (value: unknown) => string | undefined): string | undefined {
  for (const value of values) {
    const found = problem(value)
    if (found !== undefined) return found
  }
  return undefined
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
