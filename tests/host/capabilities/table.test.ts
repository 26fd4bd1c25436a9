import { readFileSync } from 'node:fs'
import { ERRORS, HardpointError } from '@hardpoint/schemas/errors'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { test } from 'tap'
import { capabilityErrors } from '../../../schemas/errors/table/capability.ts'
import { isForGuests } from '../../../host/capabilities/_guest-error.ts'
import { CAPABILITIES, METHODS } from '../../../host/capabilities/table.ts'

const AJV = new Ajv2020({ strict: true, allowUnionTypes: true })

for (const [id, { options, consent, wider, limits, tier }] of Object.entries(CAPABILITIES)) {
  test(`CAPABILITIES: ${id} has options with an example, a sentence for it, and limits`, async (t) => {
    const [example] = options['examples'] as object[]
    t.ok(AJV.validate(options, example), AJV.errorsText())
    t.match(consent(example as never), /^[A-Z].*\.$/)
    t.equal(wider(example as never, example as never), undefined, 'nothing is wider than itself')
    t.ok(limits.perSecond > 0 && limits.burst >= limits.perSecond && limits.concurrent > 0)
    t.ok(['free', 'pro', 'enterprise'].includes(tier))
    t.equal(options['additionalProperties'], false, 'an option nobody knows is refused')
  })
}

for (const [id, { method: { params, result, description } }] of Object.entries(METHODS)) {
  test(`METHODS: ${id} has strict schemas`, async (t) => {
    t.ok(AJV.compile(params) !== undefined && AJV.compile(result) !== undefined)
    t.equal(params['additionalProperties'], false, 'an argument nobody knows is refused')
    t.ok(description.length > 10)
  })
}

test('METHODS: what changes something is refused in read-only mode', async (t) => {
  const mutating = Object.values(METHODS).filter(({ method }) => method.mutates).map(({ id }) => id)
  t.strictSame(mutating.sort(), ['events.publish', 'plugins.call', 'schedule.after', 'schedule.at', 'schedule.cancel', 'storage.commit', 'storage.delete', 'storage.set'])
})

test('every error of capabilities is one that a guest may read', async (t) => {
  for (const code of Object.keys(capabilityErrors) as (keyof typeof capabilityErrors)[]) t.ok(isForGuests(new HardpointError(code, {} as never)), code)
  t.ok(Object.keys(ERRORS).length > Object.keys(capabilityErrors).length)
})

test('host/docs/capabilities.md names every capability and method', async (t) => {
  const page = readFileSync('host/docs/capabilities.md', 'utf8')
  for (const id of Object.keys(CAPABILITIES)) t.match(page, `\n## ${id}\n`)
  for (const id of Object.keys(METHODS)) t.match(page, `\n### host.${id}(`)
})
