/**
 * Bounds of JSON Schemas that come with plugins. Each stops one way to make the kernel slow or large:
 * host/docs/plugin-schemas.md has them in words.
 */
export const BOUNDS = {
  /** UTF-16 units of the schema as JSON text. */
  schemaChars: 65_536,
  /** Levels of schemas within schemas, `$ref` followed. */
  depth: 24,
  /** Schemas, enum entries and required names, `$ref` followed each time it stands there. */
  nodes: 2048,
  /** Entries of `properties`, `required`, `enum`, `$defs`, `prefixItems`. */
  entries: 256,
  /** Branches of one `anyOf`, `oneOf` or `allOf`. */
  branches: 32,
  nameChars: 128,
  textChars: 1024,
  patternChars: 256,
  /** Instructions of a compiled pattern: matching takes at most this many steps a character. */
  patternProgram: 1024,
  /** Instructions of all patterns of one schema, or of one manifest: compiling them takes a millisecond a thousand. */
  patternsProgram: 65_536,
  /** `uniqueItems` compares every pair. */
  uniqueItems: 256,
  /** Steps of checking one value: its size times the schema's nodes. About a quarter of a second at worst. */
  checkSteps: 20_000_000,
  /** Characters times instructions in all patterns of one check. */
  patternSteps: 10_000_000,
} as const

/** What ajv is given besides the vocabulary's own rules: formats that are a linear regular expression each. */
export const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  uuid: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
}
