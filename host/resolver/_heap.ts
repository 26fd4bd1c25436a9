/** Numbers of which the least is at hand: a binary heap. */
export class Heap {
  readonly #numbers: number[] = []

  least(): number | undefined {
    return this.#numbers[0]
  }

  push(added: number): void {
    const numbers = this.#numbers
    let at = numbers.push(added) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = numbers[above] ?? 0
      if (other <= added) break
      numbers[at] = other
      at = above
    }
    numbers[at] = added
  }

  /** Takes the least away. */
  pop(): void {
    const numbers = this.#numbers
    const moved = numbers.pop()
    if (moved === undefined || numbers.length === 0) return
    let at = 0
    for (;;) {
      const left = at * 2 + 1
      const below = (numbers[left + 1] ?? Infinity) < (numbers[left] ?? Infinity) ? left + 1 : left
      const other = numbers[below] ?? Infinity
      if (other >= moved) break
      numbers[at] = other
      at = below
    }
    numbers[at] = moved
  }
}
