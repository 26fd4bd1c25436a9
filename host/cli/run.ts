import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { openClient, type AdminClient, type OfflineHost } from './client.ts'
import type { Command, CommandContext } from './command.ts'
import { fold } from './fold.ts'
import { commandHelp, groupHelp, overview } from './help.ts'
import type { Io } from './io.ts'
import { GLOBAL_OPTIONS, parseArguments, type ParsedArguments } from './parse-arguments.ts'
import { renderError } from './render-error.ts'

export interface RunOptions {
  readonly commands: readonly Command[]
  readonly io: Io
  readonly signal: AbortSignal
  readonly openHost: (dataDirectory: string) => Promise<OfflineHost>
}

/**
 * Runs a command line from first to last.
 *
 * @param argv what stands after the program's name
 * @returns the exit code: host/cli/exit-codes.ts
 */
export async function run(argv: readonly string[], { commands, io, signal, openHost }: RunOptions): Promise<number> {
  // Known before anything is parsed, so that a usage error is JSON as well.
  const json = argv.includes('--json')
  let client: Promise<AdminClient> | undefined
  try {
    const parsed = parseArguments(argv, commands)
    if (parsed.command === undefined || parsed.options['help'] === true) return help(parsed, commands, io)
    const dataDirectory = resolve(io.directory, String(parsed.options['data'] ?? io.env['HARDPOINT_DATA'] ?? '.hardpoint'))
    const context: CommandContext = {
      io, json, dataDirectory, signal, commands,
      client() {
        client ??= connect(dataDirectory, openHost)
        return client
      },
    }
    const result = await parsed.command.run(context, parsed.args, own(parsed))
    io.progress('')
    if (result === undefined) return 0
    if (json) io.out(JSON.stringify(result.data, null, 2))
    else if (result.text !== '') io.out(fold(result.text, io.columns?.() ?? Infinity))
    return result.exit ?? 0
  } catch (error) {
    io.progress('')
    return signal.aborted ? 130 : renderError(error, { io, json })
  } finally {
    await client?.then((opened) => opened.close()).catch(() => undefined)
  }
}

/** A typing mistake in --data must not leave a new data directory behind: only `start` makes one. */
async function connect(dataDirectory: string, openHost: RunOptions['openHost']): Promise<AdminClient> {
  if (!existsSync(dataDirectory)) {
    throw new HardpointError('HP_ERR_FILE_MISSING', { file: dataDirectory, remedy: 'Start a host first: hardpoint start. Or name its data directory with --data.' })
  }
  return openClient({ dataDirectory, openHost })
}

function own({ options }: ParsedArguments): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !Object.hasOwn(GLOBAL_OPTIONS, name)))
}

/** Asked for: exit 0. A group without its verb, or nothing at all: the same text, as a usage error. */
function help({ command, group, options }: ParsedArguments, commands: readonly Command[], io: Io): number {
  const text = command !== undefined ? commandHelp(command) : group === '' ? overview(commands) : groupHelp(group, commands)
  const asked = options['help'] === true
  if (asked) io.out(text)
  else io.err(text)
  return asked ? 0 : 2
}
