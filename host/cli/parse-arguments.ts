import { parseArgs } from 'node:util'
import { nearest } from '../http/nearest.ts'
import type { Command, Options } from './command.ts'
import { usageError } from './usage-error.ts'

/** Understood by every command. */
export const GLOBAL_OPTIONS = {
  data: { type: 'string', value: '<directory>', description: 'data directory (default .hardpoint, or HARDPOINT_DATA)' },
  json: { type: 'boolean', description: 'print one JSON document; errors too, on stderr' },
  help: { type: 'boolean', short: 'h', description: 'show the help of a command' },
} as const satisfies Options

export interface ParsedArguments {
  /** Undefined where none was named. */
  readonly command: Command | undefined
  /** Words before the first option that are part of no command's name: `hardpoint feature` gives `feature`. */
  readonly group: string
  readonly args: Readonly<Record<string, unknown>>
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * Reads a command line by the table of commands.
 *
 * @throws HP_ERR_USAGE with the nearest command or option
 */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): ParsedArguments {
  const words = positionals(argv, commands)
  const command = findCommand(words, commands)
  if (command === undefined) return unnamed(words, argv, commands)
  const options = { ...command.options, ...GLOBAL_OPTIONS }
  const { values, rest } = strictly(argv, options, command)
  const given = rest.slice(command.name.split(' ').length)
  // Help is given whatever else is missing.
  return { command, group: '', args: values['help'] === true ? {} : takeArguments(given, command), options: values }
}

/** The words that are no options. Every command's options are known here, so that a value is not taken for a word. */
function positionals(argv: readonly string[], commands: readonly Command[]): string[] {
  const all: Options = Object.assign({}, ...commands.map(({ options }) => options), GLOBAL_OPTIONS)
  return parseArgs({ args: [...argv], options: configOf(all), allowPositionals: true, strict: false }).positionals
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const two = commands.find(({ name }) => name === words.slice(0, 2).join(' '))
  return two ?? commands.find(({ name }) => name === words[0])
}

function unnamed(words: readonly string[], argv: readonly string[], commands: readonly Command[]): ParsedArguments {
  const [first = ''] = words
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `))
  const { values } = parseArgs({ args: [...argv], options: configOf(GLOBAL_OPTIONS), allowPositionals: true, strict: false })
  if (first === '' || (isGroup && words.length === 1)) return { command: undefined, group: first, args: {}, options: values }
  const wanted = isGroup ? words.slice(0, 2).join(' ') : first
  throw usageError(`There is no command ${JSON.stringify(wanted)}. Did you mean ${nearest(wanted, commands.map(({ name }) => name), 'one of hardpoint help')}?`, isGroup ? first : '')
}

function strictly(argv: readonly string[], options: Options, command: Command): { readonly values: Readonly<Record<string, unknown>>; readonly rest: string[] } {
  try {
    const { values, positionals: rest } = parseArgs({ args: [...argv], options: configOf(options), allowPositionals: true, strict: true })
    return { values, rest }
  } catch (error) {
    const unknown = /Unknown option '(-{1,2}[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1]
    if (unknown === undefined) throw usageError(firstSentence(error), command.name)
    const known = Object.keys(options).map((name) => `--${name}`)
    throw usageError(`${command.name} has no option ${unknown}. Did you mean ${nearest(unknown, known, known.join(', '))}?`, command.name)
  }
}

function takeArguments(given: readonly string[], { name, arguments: declared }: Command): Readonly<Record<string, unknown>> {
  const taken: Record<string, unknown> = {}
  let next = 0
  for (const argument of declared) {
    const values = argument.many === true ? given.slice(next) : given.slice(next, next + 1)
    if (values.length === 0 && argument.optional !== true) throw usageError(`${name} needs <${argument.name}>: ${argument.description}.`, name)
    taken[argument.name] = argument.many === true ? values : values[0]
    next += values.length
  }
  if (next < given.length) throw usageError(`${name} does not know what to do with ${JSON.stringify(given[next])}.`, name)
  return taken
}

function configOf(options: Options): NonNullable<Parameters<typeof parseArgs>[0]>['options'] {
  return Object.fromEntries(Object.entries(options).map(([name, { type, short, multiple }]) => [name, {
    type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }),
  }]))
}

function firstSentence(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\. .*$/s, '.') : String(error)
}
