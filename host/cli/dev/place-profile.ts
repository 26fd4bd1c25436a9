import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CpuProfile, TakenProfile } from '../../cells/mod.ts'

/** Where the time went that a profile shows. */
export interface Hottest {
  readonly name: string
  /** From the plugin's folder. */
  readonly file: string
  /** Where it begins, from 1. */
  readonly line: number
  /** Of the time that the isolate worked, from 0 to 1: in the function itself, and what it called that is no function of a source file. */
  readonly share: number
}

/** A profile with its author's own files in it. */
export interface PlacedProfile {
  readonly profile: CpuProfile
  /** Absent where the plugin waited all the time. */
  readonly hottest: Hottest | undefined
}

type Node = CpuProfile['nodes'][number]

interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Of V8's: no work. */
const AT_REST: ReadonlySet<string> = new Set(['(root)', '(idle)', '(program)'])

/**
 * Puts the author's files, lines and columns into a profile, in place of the bundle's.
 *
 * @param folder of the plugin: files in it are named by their URL, so that an editor opens them
 * @returns undefined where it is no profile: it comes from a cell, and a guest that broke into that says what it likes
 */
export function placeProfile({ plugin, profile, sourceMap }: TakenProfile, folder: string): PlacedProfile | undefined {
  try {
    const read = JSON.parse(profile) as CpuProfile
    const map = sourceMap === undefined ? undefined : new SourceMap(JSON.parse(sourceMap) as ConstructorParameters<typeof SourceMap>[0])
    const bundle = `plugin:${plugin}/main.js`
    const places = new Map<number, Place>()
    for (const { id, callFrame: { url, lineNumber: line, columnNumber: column } } of read.nodes) {
      if (url === bundle) places.set(id, (map === undefined ? undefined : original(map, line, column)) ?? { file: 'main.js', line, column })
    }
    const nodes = read.nodes.map((node) => placed(node, places.get(node.id), folder))
    return { profile: { ...read, nodes }, hottest: hottestOf(read, places) }
  } catch {
    return undefined
  }
}

function original(map: SourceMap, lineNumber: number, columnNumber: number): Place | undefined {
  const entry = map.findEntry(lineNumber, columnNumber)
  // Where a line of the bundle is of no source, Node gives the last position before it, of another line.
  if (!('originalSource' in entry) || entry.generatedLine !== lineNumber) return undefined
  return { file: entry.originalSource, line: entry.originalLine, column: entry.originalColumn }
}

function placed(node: Node, place: Place | undefined, folder: string): Node {
  if (place === undefined) return node
  // Of the bundle's lines: without them its function's line is shown.
  const { positionTicks: _, ...own } = node
  const url = place.file.startsWith('npm:') || place.file === 'main.js' ? place.file : pathToFileURL(join(folder, place.file)).href
  return { ...own, callFrame: { ...own.callFrame, url, lineNumber: place.line, columnNumber: place.column } }
}

/** What is V8's own or the runtime's counts for the function of the plugin that called it: that is the one its author can change. */
function hottestOf({ nodes, samples, timeDeltas }: CpuProfile, places: ReadonlyMap<number, Place>): Hottest | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const times = new Map<string, { readonly name: string; readonly place: Place; time: number }>()
  let worked = 0
  for (const [index, sample] of samples.entries()) {
    // A sample's time is until the next one.
    const time = timeDeltas[index + 1] ?? 0
    if (AT_REST.has(byId.get(sample)?.callFrame.functionName ?? '(root)')) continue
    worked += time
    const owner = ownerOf(sample, parents, places)
    if (owner === undefined) continue
    const { id, place } = owner
    const name = byId.get(id)?.callFrame.functionName ?? ''
    const key = `${name} ${place.file}:${place.line}:${place.column}`
    const counted = times.get(key) ?? { name: name === '' ? '(anonymous)' : name, place, time: 0 }
    counted.time += time
    times.set(key, counted)
  }
  const [first] = [...times.values()].sort((one, other) => other.time - one.time)
  if (first === undefined || first.time <= 0) return undefined
  return { name: first.name, file: first.place.file, line: first.place.line + 1, share: first.time / worked }
}

function ownerOf(sample: number, parents: ReadonlyMap<number, number>, places: ReadonlyMap<number, Place>): { readonly id: number; readonly place: Place } | undefined {
  // No deeper than there are nodes: a tree that bites its own tail is a lie.
  for (let id: number | undefined = sample, depth = 0; id !== undefined && depth <= parents.size; id = parents.get(id), depth++) {
    const place = places.get(id)
    if (place !== undefined) return { id, place }
  }
  return undefined
}
