import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { closest } from 'fastest-levenshtein'
import type { Manifest } from '@hardpoint/schemas'
import { CAPABILITY_IDS, CAPABILITY_OPTIONS, type CapabilityId } from '../guest/capability-ids.gen.ts'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every capability exists, and is asked for with options that its schema allows. */
export function capabilities({ capabilities: requested = {} }: Manifest): LintProblem[] {
  return Object.entries(requested).flatMap(([id, options]) => isKnown(id) ? optionProblems(id, options) : [unknown(id)])
}

function isKnown(id: string): id is CapabilityId {
  return (CAPABILITY_IDS as readonly string[]).includes(id)
}

function unknown(id: string): LintProblem {
  return {
    pointer: at('capabilities', id),
    problem: `There is no capability '${id}'.`,
    fix: `Did you mean '${nearest(id)}'? The capabilities are ${CAPABILITY_IDS.join(', ')}.`,
  }
}

/** `events` is nearer to events.publish than its letters tell. */
function nearest(id: string): string {
  return CAPABILITY_IDS.find((known) => known.startsWith(`${id}.`)) ?? closest(id, CAPABILITY_IDS)
}

function optionProblems(id: CapabilityId, options: unknown): LintProblem[] {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile({ ...CAPABILITY_OPTIONS[id] })
  if (validate(options)) return []
  return (validate.errors ?? []).map((error) => ({
    pointer: at('capabilities', id) + error.instancePath,
    problem: words(error),
    fix: `Write it like ${JSON.stringify({ [id]: example(id) })}; see host/docs/capabilities.md.`,
  }))
}

function words({ keyword, params, message = keyword }: ErrorObject): string {
  return keyword === 'additionalProperties' ? `'${params['additionalProperty']}' is not an option.` : `${message[0]?.toUpperCase()}${message.slice(1)}.`
}

function example(id: CapabilityId): unknown {
  const { examples } = CAPABILITY_OPTIONS[id]
  return Array.isArray(examples) ? examples[0] as unknown : {}
}
