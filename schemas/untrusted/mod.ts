export { assertBoundedSchema } from './assert-bounded-schema.ts'
export { BOUNDS } from './bounds.ts'
export { compileUntrusted, type UntrustedValidator } from './compile-untrusted.ts'
