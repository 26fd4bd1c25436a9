/** Somebody tries to reach a prototype. */
export class ForbiddenMember extends SyntaxError {}

/** As the host's parser: `__proto__` and `constructor.prototype` are refused rather than removed. @throws SyntaxError, ForbiddenMember */
export function parseJson(text: string): unknown {
  // A reviver costs; only a text that could have such a name pays for it.
  if (!/__proto__|constructor|\\u/i.test(text)) return JSON.parse(text) as unknown
  return JSON.parse(text, (name, value: unknown) => {
    if (name === '__proto__' || (name === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype'))) {
      throw new ForbiddenMember('it has a property named __proto__ or constructor.prototype')
    }
    return value
  }) as unknown
}

/** Whether a value holds others more than `levels` deep. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}
