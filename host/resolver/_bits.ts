/**
 * Sets as bits of a BigInt: no bit-set package on npm has immutable values that compare with `===`, which the solver
 * leans on, and V8's BigInt needs no code.
 */
const WORD = 0xffff_ffffn

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
