import type { Capability, CapabilityMethod } from '../_capability.ts'
import type { CapabilityTable } from '../capability-table.ts'
import { paramsOf, requiredOf } from './_shared.ts'
import { typescriptOf } from './_typescript.ts'

/** host/docs/capabilities.md: for authors (what to ask for, what to call) and for admins (what consent means). */
export async function capabilitiesPage(table: CapabilityTable): Promise<string> {
  const capabilities = Object.values(table.capabilities)
  const sections = await Promise.all(capabilities.map((capability) => sectionOf(capability, table)))
  return `<!-- Made by host/capabilities/gen/generate.ts from the capability table: run npm run gen, do not edit. -->

# Capabilities

What a plugin can do besides computing. Its \`plugin.json\` asks under \`capabilities\`, an admin grants (the same or less), and the kernel
checks each call: asked for, granted, not read-only, tier, rate, size, arguments. A refusal is an error with a code and a fix.

| capability | tier | what consent says, for example |
|---|---|---|
${capabilities.map((capability) => `| [\`${capability.id}\`](#${anchor(capability.id)}) | ${capability.tier} | ${consentOf(capability)} |`).join('\n')}

Numbers for every call: arguments up to 1 MiB and 64 levels of JSON, results up to 8 MiB. \`__proto__\` is refused as a name.

${sections.join('\n')}`
}

async function sectionOf(capability: Capability, { methods }: CapabilityTable): Promise<string> {
  const { limits } = capability
  const own = Object.values(methods).filter((entry) => entry.capability === capability)
  const blocks = await Promise.all(own.map(({ id, method }) => methodSection(id, method)))
  return `## ${capability.id}

Tier ${capability.tier}. ${consentOf(capability)}
Per plugin and organisation: ${limits.perSecond} calls a second (bursts of ${limits.burst}), ${limits.concurrent} at a time.

\`\`\`json
"capabilities": { "${capability.id}": ${exampleOf(capability)} }
\`\`\`

${optionLines(capability)}
${blocks.join('\n')}`
}

async function methodSection(id: string, method: CapabilityMethod<never>): Promise<string> {
  const required = requiredOf(method)
  const { types } = await typescriptOf({ ...paramsOf(method), '->': untitled(method.result) })
  const names = Object.keys(paramsOf(method)).map((name) => (required.has(name) ? name : `${name}?`))
  const rows = Object.entries(paramsOf(method)).map(([name, schema]) => `- \`${name}\`${required.has(name) ? '' : ' (optional)'}${describe(schema)}`)
  const result = method.guestType === undefined ? (types.get('->') ?? 'unknown') : 'Response'
  return `### host.${id}(${names.join(', ')})

${method.description}${method.mutates ? ' Refused when the plugin runs read-only.' : ''}

${[...rows, `- answers ${result === 'null' ? 'nothing' : `\`${result}\``}`].join('\n')}
`
}

/** Named at home, spelled out here. */
function untitled(schema: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value: unknown) => (name === 'title' && typeof value === 'string' ? undefined : value)))
}

function describe(schema: Readonly<Record<string, unknown>>): string {
  const text = schema['description']
  const properties = schema['properties'] as Record<string, Record<string, unknown>> | undefined
  const inner = Object.entries(properties ?? {}).map(([name, value]) => `\n  - \`${name}\`${describe(value)}`).join('')
  return `${typeof text === 'string' ? `: ${text}` : ''}${inner}`
}

function optionLines({ options }: Capability): string {
  const properties = Object.entries((options['properties'] ?? {}) as Record<string, Record<string, unknown>>)
  if (properties.length === 0) return 'No options.\n'
  return `Options:\n\n${properties.map(([name, schema]) => `- \`${name}\`${describe(schema)}`).join('\n')}\n`
}

function example({ options }: Capability): Record<string, unknown> {
  return ((options['examples'] as Record<string, unknown>[] | undefined)?.[0]) ?? {}
}

function exampleOf(capability: Capability): string {
  return JSON.stringify(example(capability), undefined, 1).replaceAll(/\s*\n\s*/g, ' ')
}

function consentOf(capability: Capability): string {
  return capability.consent(example(capability) as never)
}

function anchor(id: string): string {
  return id.replaceAll('.', '')
}
