import type { Budget } from './_budget.ts'

/**
 * A circle in a graph: its nodes in order, the last of which leads to the first. Undefined where there is none.
 *
 * Depth first, and not recursive: a chain of dependencies can be longer than the stack.
 */
export function findCircle(nodes: Iterable<number>, next: (node: number) => readonly number[], budget: Budget): number[] | undefined {
  const done = new Set<number>()
  for (const start of nodes) {
    const path: { readonly node: number; readonly rest: number[] }[] = []
    const onPath = new Set<number>()
    const enter = (node: number) => {
      const rest = [...next(node)]
      budget.spend(1 + rest.length)
      path.push({ node, rest })
      onPath.add(node)
    }
    if (!done.has(start)) enter(start)
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const to = last.rest.pop()
      if (to === undefined) {
        path.pop()
        onPath.delete(last.node)
        done.add(last.node)
      } else if (onPath.has(to)) {
        const circle = path.map(({ node }) => node)
        return circle.slice(circle.indexOf(to))
      } else if (!done.has(to)) {
        enter(to)
      }
    }
  }
  return undefined
}
