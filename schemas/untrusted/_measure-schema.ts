import { HardpointError } from '../errors/mod.ts'
import { pointerTo } from '../json/json-pointer.ts'
import { isObject, KEYWORDS, LOCAL_REF, nameProblem } from './_keywords.ts'
import { linearPattern } from './_linear-pattern.ts'
import { BOUNDS } from './bounds.ts'

type Json = Readonly<Record<string, unknown>>

/** What a schema amounts to where it stands, with every `$ref` replaced by what it refers to. */
export interface Extent { readonly nodes: number; readonly depth: number }

/** A definition while it is measured (undefined: being measured now, so a second visit is a circle). */
type Measured = Map<string, Extent | undefined>

/** What all patterns together may still take; pass one on to measure several schemas as one. */
export interface PatternBudget { program: number }

interface Walk { readonly definitions: Json; readonly definitionsAt: string; readonly measured: Measured; readonly patterns: PatternBudget }

const LEAF: Extent = { nodes: 1, depth: 1 }

/** Walks a schema once, refusing what is not on the list of keywords or exceeds a bound. @throws HP_ERR_SCHEMA_REFUSED */
export function measureSchema(schema: unknown, pointer: string, patterns: PatternBudget = patternBudget()): Extent {
  if (!isObject(schema)) throw refused(pointer, 'must be an object')
  assertShallow(schema, pointer)
  const size = JSON.stringify(schema).length
  if (size > BOUNDS.schemaChars) throw refused(pointer, `is ${size} characters long, more than ${BOUNDS.schemaChars}`)
  const definitions = isObject(schema['$defs']) ? schema['$defs'] : {}
  const walk: Walk = { definitions, definitionsAt: pointerTo(pointer, '$defs'), measured: new Map(), patterns }
  const extent = measure(schema, pointer, walk, true)
  for (const name of Object.keys(definitions)) measureDefinition(name, walk.definitionsAt, walk)
  return extent
}

/** Without recursion, so that depth itself cannot overflow the stack. */
function assertShallow(schema: Json, pointer: string): void {
  let level: unknown[] = [schema]
  // A schema within a schema is two levels of JSON (properties, then the name), hence twice the depth.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * BOUNDS.depth) throw refused(pointer, `is nested more than ${2 * BOUNDS.depth} levels deep`)
    level = level.flatMap((value) => typeof value === 'object' && value !== null ? Object.values(value) : [])
  }
}

function measure(schema: unknown, pointer: string, walk: Walk, root = false): Extent {
  if (typeof schema === 'boolean') return LEAF
  if (!isObject(schema)) throw refused(pointer, 'must be a schema: an object, true or false')
  const extents: Extent[] = []
  let nodes = 1
  for (const [name, value] of Object.entries(schema)) {
    const at = pointerTo(pointer, name)
    const keyword = KEYWORDS.get(name)
    if (keyword === undefined) throw refused(at, `${JSON.stringify(name.slice(0, BOUNDS.nameChars))} is not a keyword that plugins may use`)
    if (!root && (name === '$defs' || name === '$schema')) throw refused(at, 'is allowed at the top of a schema only')
    const problem = keyword.problem(value, schema)
    if (problem !== undefined) throw refused(at, problem)
    if (name === 'pattern') takePattern(value as string, at, walk.patterns)
    nodes += keyword.count?.(value, schema) ?? 0
    if (name === '$ref') extents.push(measureDefinition(LOCAL_REF.exec(value as string)?.[1] ?? '', at, walk))
    // Definitions count where they are used, not where they stand.
    else if (name !== '$defs') extents.push(...children(keyword.holds, value, at).map(([child, where]) => measure(child, where, walk)))
    if (keyword.holds === 'map') assertNames(value as Json, at)
  }
  const extent = extents.reduce((sum, one) => ({ nodes: sum.nodes + one.nodes, depth: Math.max(sum.depth, one.depth + 1) }), { nodes, depth: 1 })
  assertExtent(extent, pointer)
  return extent
}

export function patternBudget(): PatternBudget {
  return { program: BOUNDS.patternsProgram }
}

/** At once, not at the end: two thousand large patterns take seconds to compile before they could be added up. */
function takePattern(source: string, at: string, patterns: PatternBudget): void {
  const compiled = linearPattern(source)
  if (typeof compiled === 'string') throw refused(at, compiled)
  patterns.program -= compiled.program
  if (patterns.program < 0) throw refused(at, `makes the patterns take more than ${BOUNDS.patternsProgram} steps a character together`)
}

function measureDefinition(name: string, at: string, walk: Walk): Extent {
  if (!Object.hasOwn(walk.definitions, name)) throw refused(at, 'refers to a definition that is not there')
  if (walk.measured.has(name)) {
    const extent = walk.measured.get(name)
    if (extent === undefined) throw refused(at, 'refers to itself, directly or in a circle')
    return extent
  }
  walk.measured.set(name, undefined)
  const extent = measure(walk.definitions[name], pointerTo(walk.definitionsAt, name), walk)
  walk.measured.set(name, extent)
  return extent
}

function children(holds: 'schema' | 'list' | 'map' | undefined, value: unknown, at: string): [unknown, string][] {
  if (holds === undefined) return []
  if (holds === 'schema') return [[value, at]]
  return Object.entries(value as Json).map(([name, child]) => [child, pointerTo(at, name)])
}

function assertNames(map: Json, at: string): void {
  for (const name of Object.keys(map)) {
    const problem = nameProblem(name)
    if (problem !== undefined) throw refused(pointerTo(at, name.slice(0, BOUNDS.nameChars)), problem)
  }
}

function assertExtent({ nodes, depth }: Extent, pointer: string): void {
  if (nodes > BOUNDS.nodes) throw refused(pointer, `has more than ${BOUNDS.nodes} parts once its references are followed`)
  if (depth > BOUNDS.depth) throw refused(pointer, `is more than ${BOUNDS.depth} schemas deep once its references are followed`)
}

function refused(pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_SCHEMA_REFUSED', { pointer: pointer || '/', problem })
}
