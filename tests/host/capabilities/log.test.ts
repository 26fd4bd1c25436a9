import { test } from 'tap'
import { callerOf, codeOf, world } from './_world.ts'

const CALLER = callerOf({ log: {} })

for (const level of ['debug', 'info', 'warn', 'error'] as const) {
  test(`log.${level} writes a line with the host's word for who, where and when`, async (t) => {
    const { as, lines } = await world(t)
    await as(CALLER)(`log.${level}`, { message: 'hello', fields: { a: [1, { b: null }], plugin: 'evil.other' } })
    t.strictSame(lines, [{
      at: '2026-11-20T12:00:00.000Z', level, plugin: 'acme.mail', tenant: 'default', requestId: 'r-1', message: 'hello', fields: { a: [1, { b: null }], plugin: 'evil.other' },
    }])
  })
}

const ESCAPES: readonly (readonly [name: string, message: string, shown: string])[] = [
  ['a forged line', 'a\n{"level":"error"}', 'a\\u000a{"level":"error"}'],
  ['a carriage return', 'a\rb', 'a\\u000db'],
  ['an escape sequence', '\u001b[2J\u001b]0;x\u0007', '\\u001b[2J\\u001b]0;x\\u0007'],
  ['a C1 control sequence', '\u009b2J', '\\u009b2J'],
  ['a bidirectional override', 'a\u202eb', 'a\\u202eb'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a zero-width space', 'a\u200bb', 'a\\u200bb'],
  ['a lone surrogate', 'a\ud800', 'a\ufffd'],
  ['what people write', 'Zürich\t🚀 "quoted" \\', 'Zürich\t🚀 "quoted" \\'],
]

for (const [name, message, shown] of ESCAPES) {
  test(`log.info spells out ${name}, in messages, names and values`, async (t) => {
    const { as, lines } = await world(t)
    await as(CALLER)('log.info', { message, fields: { [message]: [message] } })
    t.match(lines, [{ message: shown, fields: { [shown]: [shown] } }])
  })
}

test('log.info cuts a long message and leaves out large fields, and says so', async (t) => {
  const { as, lines } = await world(t)
  await as(CALLER)('log.info', { message: 'x'.repeat(60_000), fields: { a: 'x'.repeat(9000) } })
  t.match(lines, [{ message: /^x{8192}… \(51808 more characters\)$/, fields: { omitted: /9008 characters/ } }])
})

test('log.info cuts fields that are nested deep', async (t) => {
  const { as, lines } = await world(t)
  await as(CALLER)('log.info', { message: 'x', fields: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } } })
  t.match(lines, [{ fields: { a: { b: { c: { d: { e: { f: '…' } } } } } } }])
})

test('log is rate limited', async (t) => {
  const { as, lines } = await world(t)
  const codes = await Promise.all(Array.from({ length: 1200 }, () => codeOf(as(CALLER)('log.info', { message: 'flood' }))))
  t.equal(lines.length, 1000)
  t.equal(codes.filter((code) => code === 'HP_ERR_RATE').length, 200)
})

for (const params of [{}, { message: 1 }, { message: 'x', fields: [] }, { message: 'x', level: 'error' }, { message: 'x'.repeat(65_537) }]) {
  test(`log.info refuses ${JSON.stringify(params).slice(0, 60)}`, async (t) => {
    const { as, lines } = await world(t)
    t.equal(await codeOf(as(CALLER)('log.info', params)), 'HP_ERR_PARAMS')
    t.strictSame(lines, [])
  })
}
