import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import type { Hazard } from '../../_hazard.ts'
import { calling } from './_vault.ts'

/** Its answers, as texts that no runtime would write; each by a schema and by none. */
const ANSWERS: Readonly<Record<string, string>> = {
  'no JSON': `'{'`, 'a prototype': `'{"__proto__":{"polluted":true}}'`, 'a prototype in escapes': `'{"a":[{"\\\\u005f_proto__":{"polluted":true}}]}'`, 'nested deep': `'['.repeat(200000) + ']'.repeat(200000)`, 'tiny values': `'[' + '{},'.repeat(2500000) + '1]'`, 'megabytes': `'"' + 'x'.repeat(9000000) + '"'`,
  'another message': `'1\\nanswer 1 1 - 4 0 none\\ntrue'`, 'nothing': `''`,
}
const answers = Object.keys(ANSWERS).flatMap((_, at) => [{ id: `free${at}` }, { id: `bound${at}`, result: { type: 'object' } }])

export const hazard: Hazard = {
  title: 'a plugin whose answers to an honest caller are no JSON, bombs, prototypes, or messages',
  why: 'the kernel parses them to check them by a schema, and the caller trusts what comes from the host',
  plugins: [
    {
      manifest: { id: 'rogue.callee', contributes: { exports: answers }, limits: { cpuMs: 3000, wallMs: 10_000, memoryMb: 128 } },
      main: `${FORGE}
const lie = (text) => () => answerAs(text())
export default { exports: { ${Object.values(ANSWERS).flatMap((text, at) => [`free${at}: lie(() => ${text})`, `bound${at}: lie(() => ${text})`]).join(', ')} } }`,
    },
    {
      manifest: { id: 'calm.caller', limits: { cpuMs: 5000, wallMs: 20_000, memoryMb: 128 }, ...calling({ 'rogue.callee': answers.map(({ id }) => id) as [string, ...string[]] }), contributes: { routes: [{ id: 'run', method: 'GET', path: '/run' }] } },
      main: `export default { routes: { run: async (request, { plugins }) => {
        const found = {}
        for (const name of ${JSON.stringify(answers.map(({ id }) => id))}) found[name] = await plugins.call('rogue.callee', name).then((value) => typeof value, (error) => error.code ?? error.name)
        return Response.json({ found, polluted: 'polluted' in {} })
      } } }`,
    },
  ],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
  async drive(ground) {
    const outcome = await ground.ask({ plugin: 'calm.caller', path: '/run' })
    return { ...outcome, code: (outcome.body['found'] as Record<string, string> | undefined)?.['bound0'] ?? outcome.code }
  },
  check({ body }) {
    const names = Object.keys(ANSWERS)
    const found = body['found'] as Record<string, string>
    assert.equal(body['polluted'], false)
    for (const [at, name] of names.entries()) {
      assert.match(String(found[`bound${at}`]), /^HP_ERR_PLUGIN_ANSWER$/, `${name}, by its schema`)
      assert.match(String(found[`free${at}`]), ['no JSON', 'another message', 'nothing'].includes(name) ? /^(?:SyntaxError|undefined)$/ : /^HP_ERR_PLUGIN_ANSWER$/, name)
    }
  },
}
