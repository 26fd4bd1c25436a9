import assert from 'node:assert/strict'
import type { Manifest } from '@hardpoint/schemas'
import { FORGE } from './_forge.ts'
import { rogue, type Hazard, type RawPlugin, type RogueOptions } from './_hazard.ts'

/** What a handler tries, as an expression of its code, and what it must get for it: a code, or the value. */
export type Attempts = Readonly<Record<string, readonly [tries: string, gets: string | RegExp | Readonly<Record<string, unknown>> | readonly unknown[] | number | boolean | null]>>

/** A hazard of many attempts by one handler, each on its own. An admin is told what each got; the first code stands for all. */
export function attempting(name: string, attempts: Attempts, { before = '', capabilities, others = [], ...options }: RogueOptions & {
  readonly capabilities: NonNullable<Manifest['capabilities']>
  readonly others?: readonly RawPlugin[]
}): Pick<Hazard, 'plugins' | 'drive' | 'codes' | 'check'> {
  const manifest = { ...options.manifest, capabilities: { config: {}, ...capabilities } }
  return {
    plugins: [rogue(name, handlerOf(attempts), { ...options, before: `${FORGE}\n${before}`, manifest }), ...others],
    codes: [...new Set(Object.values(attempts).flatMap(([, gets]) => typeof gets === 'string' && gets.startsWith('HP_ERR_') ? [gets] : [])), 'answered'],
    async drive(ground) {
      const outcome = await ground.ask()
      if (outcome.status !== 200) return outcome
      return { ...outcome, code: Object.values(outcome.body).find((got): got is string => typeof got === 'string' && got.startsWith('HP_ERR_')) }
    },
    check({ body }) {
      for (const [what, [, gets]] of Object.entries(attempts)) {
        if (gets instanceof RegExp) assert.match(String(body[what]), gets, what)
        else assert.deepEqual(body[what], gets, what)
      }
      assert.equal(Object.keys(body).length, Object.keys(attempts).length)
    },
  }
}

function handlerOf(attempts: Attempts): string {
  const lines = Object.entries(attempts).map(([name, [tries]]) => {
    return `found[${JSON.stringify(name)}] = await (async () => ${tries})().then((value) => value ?? null, (error) => error.code ?? String(error))`
  })
  return `async (request, host, context) => { const found = Object.create(null)\n${lines.join('\n')}\nreturn Response.json(found) }`
}
