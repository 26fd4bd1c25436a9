import type { AdminClient } from './client.ts'
import type { Io } from './io.ts'

export interface CommandArgument {
  readonly name: string
  readonly description: string
  readonly optional?: true
  /** Takes all that are left; the last argument only. */
  readonly many?: true
}

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  readonly description: string
  /** One letter. */
  readonly short?: string
  /** May be given more than once. */
  readonly multiple?: true
  /** What stands for the value in help: `<file>`. */
  readonly value?: string
}

export type Options = Readonly<Record<string, CommandOption>>

type ValueOf<O extends CommandOption> = O extends { readonly type: 'boolean' } ? boolean : O extends { readonly multiple: true } ? readonly string[] : string

export type OptionValues<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> }

export type ArgumentValues<A extends readonly CommandArgument[]> = {
  readonly [K in A[number] as K['name']]: K extends { readonly many: true } ? readonly string[] : K extends { readonly optional: true } ? string | undefined : string
}

/** What a command works with. */
export interface CommandContext {
  readonly io: Io
  readonly json: boolean
  /** Absolute. */
  readonly dataDirectory: string
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal
  /** Every command, for those that tell about commands. */
  readonly commands: readonly Command[]
  /** The admin API: over HTTP where a host runs, else of the kernel opened in this process. @throws HP_ERR_FILE_MISSING without a data directory */
  client(): Promise<AdminClient>
}

/** What a command found: `data` is printed under --json, `text` without. */
export interface CommandResult {
  readonly data: unknown
  readonly text: string
  /** Default 0. */
  readonly exit?: number
}

/** One command as data: help, completions, docs and parsing derive from it. */
export interface Command {
  /** One or two words: `feature set`. */
  readonly name: string
  readonly summary: string
  /** More, for `hardpoint help <command>`. */
  readonly details?: string
  readonly arguments: readonly CommandArgument[]
  readonly options: Options
  readonly examples: readonly string[]
  /** Undefined where the command has printed all there is to print. */
  readonly run: (context: CommandContext, args: Readonly<Record<string, unknown>>, options: Readonly<Record<string, unknown>>) => Promise<CommandResult | undefined>
}

/** Types a command's `run` by its own arguments and options. */
export function command<const A extends readonly CommandArgument[], const O extends Options>(definition: {
  readonly name: string
  readonly summary: string
  readonly details?: string
  readonly arguments?: A
  readonly options?: O
  readonly examples: readonly string[]
  run(context: CommandContext, args: ArgumentValues<A>, options: OptionValues<O>): Promise<CommandResult | undefined>
}): Command {
  const { run, ...rest } = definition
  // The parser gives what these types say: see parse-arguments.ts.
  return { arguments: [], options: {}, ...rest, run: run as unknown as Command['run'] }
}
