import { test } from 'tap'
import { ERRORS, HardpointError, type ErrorCode } from '../../../schemas/errors/mod.ts'

const CODES = Object.keys(ERRORS) as ErrorCode[]

test('ERRORS has rows that people can act on', async (t) => {
  for (const code of CODES) {
    const { message, fix, http, exit, fault } = ERRORS[code]
    t.match(code, /^HP_ERR_[A-Z0-9]+(_[A-Z0-9]+)*$/)
    t.match(message, /[.}:]|problems\}$/, code)
    t.ok(fix.length > 0, code)
    t.ok(http >= 400 && http <= 599, code)
    t.ok([1, 2, 3, 4, 5, 6, 7, 8, 70].includes(exit), code)
    t.ok(['caller', 'admin', 'operator', 'author', 'host'].includes(fault), code)
  }
})

test('ERRORS has templates whose every placeholder is filled', async (t) => {
  for (const code of CODES) {
    const { message, fix } = ERRORS[code]
    const names = [...`${message}${fix}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const error = new HardpointError(code, Object.fromEntries(names.map((name) => [name, `<${name}>`])) as never)
    t.notMatch(`${error.message}${error.fix}`, /\{|\?(?!$)(?=>)/, code)
  }
})
