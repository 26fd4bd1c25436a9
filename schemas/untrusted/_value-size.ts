/** Characters that weigh as much as one value: ajv counts them for minLength and maxLength. */
const CHARS_A_STEP = 16

/**
 * How much of a JSON value there is to check: a step each value and name, and one each 16 characters.
 *
 * Stops as soon as it passes `max`. Without recursion: a body may be nested deeper than the stack.
 */
export function valueSize(value: unknown, max: number): number {
  const open: unknown[] = [value]
  let size = 0
  while (open.length > 0 && size <= max) {
    const next = open.pop()
    size += 1
    if (typeof next === 'string') size += next.length / CHARS_A_STEP
    else if (Array.isArray(next)) { for (const item of next) open.push(item) }
    else if (typeof next === 'object' && next !== null) {
      for (const [name, item] of Object.entries(next)) { size += name.length / CHARS_A_STEP; open.push(item) }
    }
  }
  return size
}
