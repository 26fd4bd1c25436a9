export { assertBoundedSchema, patternBudget, type PatternBudget } from './assert-bounded-schema.ts'
export { BOUNDS } from './bounds.ts'
export { compileUntrusted, type UntrustedValidator } from './compile-untrusted.ts'
