/**
 * Sets as bits of a BigInt: no bit-set package on npm has immutable values that compare with `===`, which the solver
 * leans on, and V8's BigInt needs no code.
 */
const WORD = 0xffff_ffffn

/** The set of these numbers, each given once and in ascending order. Made of whole words: a BigInt for each bit is most of a resolution's time. */
export function setOf(ascending: readonly number[]): bigint {
  let set = 0n
  let word = 0
  for (let at = ascending.length - 1; at >= 0; at -= 1) {
    const member = ascending[at] ?? 0
    const gap = (member >> 5) - ((ascending[at - 1] ?? 0) >> 5)
    word += 2 ** (member & 31)
    if (gap === 0 && at > 0) continue
    set = (set | BigInt(word)) << BigInt(gap * 32)
    word = 0
  }
  return set
}

/** From `from` up to, and without, `to`. */
export function between(from: number, to: number): bigint {
  return to > from ? ((1n << BigInt(to - from)) - 1n) << BigInt(from) : 0n
}

/** How many are in the set. */
export function count(set: bigint): number {
  let total = 0
  for (let rest = set; rest > 0n; rest >>= 32n) total += countWord(Number(rest & WORD))
  return total
}

/** The highest member of a set that is not empty. */
export function highest(set: bigint): number {
  return set.toString(2).length - 1
}

/** Members in ascending order. */
export function members(set: bigint): number[] {
  return [...set.toString(2)].reverse().flatMap((digit, index) => (digit === '1' ? [index] : []))
}

export function bit(index: number): bigint {
  return 1n << BigInt(index)
}

function countWord(word: number): number {
  let bits = 0
  for (let rest = word | 0; rest !== 0; rest &= rest - 1) bits += 1
  return bits
}
