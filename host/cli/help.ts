import type { Command, Options } from './command.ts'
import { GLOBAL_OPTIONS } from './parse-arguments.ts'
import { textTable } from './text-table.ts'

/** `hardpoint feature set <feature> <state> [--tier <tier>]` without its options. */
export function usageOf({ name, arguments: declared }: Command): string {
  const words = declared.map((argument) => {
    const word = `<${argument.name}>${argument.many === true ? '…' : ''}`
    return argument.optional === true ? `[${word}]` : word
  })
  return ['hardpoint', name, ...words].join(' ')
}

/** `hardpoint help`: every command in a line. */
export function overview(commands: readonly Command[]): string {
  return [
    'hardpoint: a host for signed plugins',
    '',
    'Usage: hardpoint <command> [options]',
    '',
    textTable(commands.map(({ name, summary }) => [`  ${name}`, summary])),
    '',
    'Of every command: hardpoint help <command>. Exit codes: hardpoint help exit-codes.',
  ].join('\n')
}

/** The commands that share a first word. */
export function groupHelp(group: string, commands: readonly Command[]): string {
  const own = commands.filter(({ name }) => name.startsWith(`${group} `))
  return [`Usage: hardpoint ${group} <command>`, '', textTable(own.map((command) => [`  ${usageOf(command)}`, command.summary]))].join('\n')
}

export function commandHelp(command: Command): string {
  const { summary, details, arguments: declared, options, examples } = command
  return [
    `Usage: ${usageOf(command)}${Object.keys(options).length > 0 ? ' [options]' : ''}`,
    '',
    `${summary}.`,
    ...(details === undefined ? [] : ['', details]),
    ...(declared.length === 0 ? [] : ['', 'Arguments', textTable(declared.map(({ name, description }) => [`  <${name}>`, description]))]),
    '',
    'Options',
    textTable([...optionRows(options), ...optionRows(GLOBAL_OPTIONS)]),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
  ].join('\n')
}

/** Rows of `-f, --follow` and what it does. */
export function optionRows(options: Options): string[][] {
  return Object.entries(options).map(([name, { type, short, value = '<value>', description, multiple }]) => [
    `  ${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ` ${value}` : ''}`,
    multiple === true ? `${description} (may be repeated)` : description,
  ])
}
