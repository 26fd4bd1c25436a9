import { measureSchema, patternBudget, type PatternBudget } from './_measure-schema.ts'

export { patternBudget, type PatternBudget }

/**
 * Refuses a plugin's JSON Schema that uses a keyword outside our list or exceeds a bound: before any validator is made.
 *
 * It is data of a stranger. Compiled as it comes, a schema of 2 kB can take gigabytes (`$ref` doubling at each level),
 * seconds per request (patterns that backtrack, `uniqueItems`), the stack (recursion), or read other documents (`$ref`).
 *
 * @param pointer where the schema stands in its document, such as /contributes/routes/0/body
 * @param patterns shared by the schemas of one manifest: each by itself may be small, and 700 of them are not
 * @throws HP_ERR_SCHEMA_REFUSED with the pointer to the keyword
 */
export function assertBoundedSchema(schema: unknown, pointer: string, patterns?: PatternBudget): asserts schema is Record<string, unknown> {
  measureSchema(schema, pointer, patterns)
}
