import { HardpointError } from '@hardpoint/schemas/errors'
import type { Command, Options } from './command.ts'
import { GLOBAL_OPTIONS } from './parse-arguments.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/**
 * A completion script, from the table of commands.
 *
 * @throws HP_ERR_USAGE for another shell
 */
export function completions(shell: string, commands: readonly Command[]): string {
  const table: Record<string, (commands: readonly Command[]) => string> = { bash, zsh, fish }
  const write = Object.hasOwn(table, shell) ? table[shell] : undefined
  if (write === undefined) throw new HardpointError('HP_ERR_USAGE', { problem: `There are completions for ${SHELLS.join(', ')}, not for ${shell}.`, command: 'completions' })
  return write(commands)
}

function optionsOf({ options }: Command): string {
  return Object.keys({ ...options, ...GLOBAL_OPTIONS }).map((name) => `--${name}`).join(' ')
}

/** First words; second words by first; options by full name. */
function words(commands: readonly Command[]): { readonly first: string[]; readonly second: Map<string, string[]> } {
  const second = new Map<string, string[]>()
  for (const { name } of commands) {
    const [one = '', two] = name.split(' ')
    second.set(one, [...(second.get(one) ?? []), ...(two === undefined ? [] : [two])])
  }
  return { first: [...second.keys()], second }
}

function bash(commands: readonly Command[]): string {
  const { first, second } = words(commands)
  const cases = [...second].filter(([, list]) => list.length > 0).map(([one, list]) => `    ${one}) words="${list.join(' ')}" ;;`)
  const options = commands.map((command) => `    "${command.name}") options="${optionsOf(command)}" ;;`)
  return `# hardpoint completions for bash: source <(hardpoint completions bash)
_hardpoint() {
  local current="\${COMP_WORDS[COMP_CWORD]}" one="\${COMP_WORDS[1]}" two="\${COMP_WORDS[2]}" words="" options=""
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${first.join(' ')}" -- "$current")); return; fi
  case "$one" in
${cases.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 2 ] && [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi
  local name="$one"; if [ -n "$words" ]; then name="$one $two"; fi
  case "$name" in
${options.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _hardpoint hardpoint
`
}

function zsh(commands: readonly Command[]): string {
  return `#compdef hardpoint
# hardpoint completions for zsh: hardpoint completions zsh > "\${fpath[1]}/_hardpoint"
autoload -U +X bashcompinit && bashcompinit
${bash(commands).replace(/^# .*\n/, '')}`
}

function fish(commands: readonly Command[]): string {
  const { first, second } = words(commands)
  const summary = (name: string): string => commands.find((command) => command.name === name)?.summary ?? `hardpoint ${name} …`
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll('\'', '\\\'')}'`
  const lines = first.map((one) => `complete -c hardpoint -n __fish_use_subcommand -f -a ${one} -d ${quote(summary(one))}`)
  for (const [one, list] of second) {
    const where = `'__fish_seen_subcommand_from ${one}; and not __fish_seen_subcommand_from ${list.join(' ')}'`
    for (const two of list) lines.push(`complete -c hardpoint -n ${where} -f -a ${two} -d ${quote(summary(`${one} ${two}`))}`)
  }
  for (const { name, options } of commands) {
    const seen = name.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ')
    const all: Options = { ...options, ...GLOBAL_OPTIONS }
    for (const [option, { short, type, description }] of Object.entries(all)) {
      const letter = short === undefined ? '' : ` -s ${short}`
      lines.push(`complete -c hardpoint -n '${seen}' -l ${option}${letter}${type === 'string' ? ' -r' : ''} -d ${quote(description)}`)
    }
  }
  return `# hardpoint completions for fish: hardpoint completions fish > ~/.config/fish/completions/hardpoint.fish\n${lines.join('\n')}\n`
}
