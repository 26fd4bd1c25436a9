/** What Web IDL asks of a class beyond what `class` does. https://webidl.spec.whatwg.org/#es-interfaces */

const ENUMERABLE = { enumerable: true }
const OF_FUNCTIONS: readonly string[] = ['length', 'name', 'prototype']

interface Interface { readonly name: string; readonly prototype: object }

/** The prototype of an interface tells its name, and its constants stand on both. */
export function asInterface(made: Interface, constants: Readonly<Record<string, number>> = {}): void {
  const { prototype } = made
  for (const name in constants) {
    const constant = { value: constants[name], enumerable: true, writable: false, configurable: false }
    Object.defineProperty(made, name, constant)
    Object.defineProperty(prototype, name, constant)
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: made.name, writable: false, enumerable: false, configurable: true })
}

/** Members of an interface are enumerable, and those of a class are not. Done when an interface is first asked for: there are some 250 of them, and a cold start waits for each. */
export function showMembers(made: Interface): void {
  for (const key of Object.getOwnPropertyNames(made.prototype)) if (key !== 'constructor') Object.defineProperty(made.prototype, key, ENUMERABLE)
  for (const key of Object.getOwnPropertyNames(made)) if (!OF_FUNCTIONS.includes(key)) Object.defineProperty(made, key, ENUMERABLE)
}

/** https://webidl.spec.whatwg.org/#es-dictionary: nothing, or an object. */
export function dictionary(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' && typeof value !== 'function') throw new TypeError(`${what} is an object.`)
  return value as Readonly<Record<string, unknown>>
}

/** @throws TypeError where fewer arguments were given than are needed */
export function needArguments(given: number, needed: number, what: string): void {
  if (given < needed) throw new TypeError(`${what} takes ${needed === 1 ? 'an argument' : `${needed} arguments`}, and was given ${given}.`)
}

/** Known to the runtime's own modules alone: a constructor that wants it is none for a plugin. */
export const INSIDE: unique symbol = Symbol('inside')

export function onlyInside(token: unknown): void {
  if (token !== INSIDE) throw new TypeError('Illegal constructor')
}

/** https://webidl.spec.whatwg.org/#js-USVString */
export function text(value: unknown): string {
  return `${value as string}`.toWellFormed()
}
