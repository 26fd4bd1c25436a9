import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by `Function`, which libraries ask for by its name',
  why: 'the name is there for `instanceof`, and what is behind it compiled once',
  plugins: [reporter('code-by-function-name', `
attempt('called', () => String(Function('return 7')()))
attempt('made', () => String(new Function('return 7')()))
attempt('subclass', () => String(new (class extends Function {})('return 7')()))
attempt('applied', () => String(Reflect.construct(Function, ['return 7'], Object)))
attempt('prototype', () => Function.prototype === Object.getPrototypeOf(() => 1))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { called: 'EvalError', made: 'EvalError', subclass: 'EvalError', applied: 'EvalError', prototype: true }),
}
