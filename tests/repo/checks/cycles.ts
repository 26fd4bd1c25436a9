import { importsOf } from './_imports.ts'
import type { Tree } from './_tree.ts'

/** Says which files import each other in a circle, each circle once, as `a.ts → b.ts → a.ts`. Type-only imports count. */
export function cycles(tree: Tree): string[] {
  const graph = graphOf(tree)
  const done = new Set<string>()
  return [...graph.keys()].flatMap((file) => visitFrom(graph, file, [], done))
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

function graphOf(tree: Tree): Graph {
  const graph = new Map<string, Set<string>>()
  for (const { from, file } of importsOf(tree)) {
    if (file === undefined || !tree.has(file)) continue
    const targets = graph.get(from) ?? new Set()
    graph.set(from, targets.add(file))
  }
  return graph
}

/** Depth first: an edge back to a file on the way here closes a circle; a finished file can close no new one. */
function visitFrom(graph: Graph, file: string, way: readonly string[], done: Set<string>): string[] {
  const start = way.indexOf(file)
  if (start >= 0) return [[...way.slice(start), file].join(' → ')]
  if (done.has(file)) return []
  const found = [...graph.get(file) ?? []].flatMap((next) => visitFrom(graph, next, [...way, file], done))
  done.add(file)
  return found
}
