import type { Command, Options } from './command.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { usageOf } from './help.ts'
import { GLOBAL_OPTIONS } from './parse-arguments.ts'

/** host/docs/cli.md, from the table of commands. A test keeps the file as this writes it. */
export function docs(commands: readonly Command[]): string {
  return [
    '# The command line',
    '',
    'Made from the table of commands by `node host/cli/write-docs.ts`: do not edit.',
    '',
    'A command talks to the host that runs on the data directory, or opens the directory itself where none does.',
    'Results go to stdout, everything else to stderr. With `--json` a result is one JSON document on stdout, and an error one',
    'on stderr: `{"error": {"code", "message", "fix", …}, "exit"}`. Nothing is asked unless a terminal is there to answer.',
    '',
    '## Options of every command',
    '',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    ...commands.flatMap(section),
    '## Exit codes',
    '',
    '| code | meaning |',
    '|---|---|',
    ...Object.entries(EXIT_CODES).map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
  ].join('\n')
}

function section(command: Command): string[] {
  const { name, summary, details, arguments: declared, options, examples } = command
  return [
    `## ${name}`,
    '',
    `\`${usageOf(command)}\``,
    '',
    `${summary}.`,
    ...(details === undefined ? [] : ['', details]),
    '',
    ...declared.map((argument) => `- \`<${argument.name}>\`: ${argument.description}${argument.optional === true ? ' (optional)' : ''}`),
    ...optionLines(options),
    ...(declared.length + Object.keys(options).length === 0 ? [] : ['']),
    '```sh',
    ...examples,
    '```',
    '',
  ]
}

function optionLines(options: Options): string[] {
  return Object.entries(options).map(([name, { type, short, value = '<value>', description, multiple }]) => {
    const spelled = `${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ` ${value}` : ''}`
    return `- \`${spelled}\`: ${description}${multiple === true ? ' (may be repeated)' : ''}`
  })
}
