import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every event that is handled was asked for: without events.subscribe for its topic, the handler is never called. */
export function events({ capabilities = {}, contributes: { events: handled = [] } = {} }: Manifest): LintProblem[] {
  const options = capabilities['events.subscribe'] as { readonly topics?: unknown } | undefined
  const asked = Array.isArray(options?.topics) ? options.topics as unknown[] : []
  return handled.flatMap(({ topic }, index) => asked.includes(topic) ? [] : [{
    pointer: at('contributes', 'events', index, 'topic'),
    problem: `'${topic}' is handled but not asked for.`,
    fix: `Add it to capabilities: ${JSON.stringify({ 'events.subscribe': { topics: [...asked, topic] } })}`,
  }])
}
