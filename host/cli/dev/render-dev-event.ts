import { relative } from 'node:path'
import type { Colors } from 'picocolors/types.js'
import type { LogLine } from '../../capabilities/_services.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { fold } from '../fold.ts'
import type { DevEvent, DevRoute } from './dev-event.ts'

export interface DevScreen {
  readonly colors: Colors
  /** Of the terminal; Infinity where nobody looks. */
  readonly columns: number
  /** Where the author stands: paths are shown from there. */
  readonly directory: string
  readonly now: () => Date
}

type Of<E extends DevEvent['event']> = Extract<DevEvent, { readonly event: E }>

/** An event as its author reads it. All words are a plugin's or a registry's: none of their control characters reach the terminal. */
export function renderDevEvent(event: DevEvent, screen: DevScreen): string {
  return fold(linesOf(event, screen).join('\n'), screen.columns)
}

function linesOf(event: DevEvent, screen: DevScreen): string[] {
  switch (event.event) {
    case 'listening': return listening(event, screen)
    case 'serving': return serving(event, screen)
    case 'failed': return failed(event, screen)
    case 'inspect': return inspecting(event, screen)
    case 'profile': return profiled(event, screen)
    case 'log': return logged(event.line, screen)
  }
}

function inspecting({ address }: Of<'inspect'>, { colors: { bold, cyan, dim } }: DevScreen): string[] {
  return [
    `${bold('inspect')}: ${cyan(`devtools://devtools/bundled/js_app.html?ws=${address}`)}`,
    '',
    dim('Open that in Chrome or Chromium: copy it into the address bar. Whoever has it runs code in the plugin; it holds until this ends.'),
    dim('Breakpoints may be set before the first call. After a change DevTools offers to reconnect: to the new version.'),
    dim('While DevTools is attached no call has a time limit.'),
    '',
  ]
}

function profiled({ file, hottest }: Of<'profile'>, screen: DevScreen): string[] {
  const { dim } = screen.colors
  return [
    `${INDENT}${dim('CPU profile:')} ${shownFrom(screen.directory, file)}`,
    ...(hottest === undefined
      ? [`${INDENT}${dim('it waited all the time')}`]
      : [`${INDENT}${dim('hottest:')} ${neutralise(`${hottest.name} (${hottest.file}:${hottest.line})`)} ${dim(`${Math.round(hottest.share * 100)} %`)}`]),
  ]
}

function shownFrom(directory: string, path: string): string {
  const here = relative(directory, path)
  return here.startsWith('..') ? path : here
}

function listening({ url, tier, data }: Of<'listening'>, { colors: { bold, cyan, dim }, directory }: DevScreen): string[] {
  const shown = shownFrom(directory, data)
  return [
    '',
    `${bold('A host for this plugin')} runs at ${cyan(url)}`,
    '',
    `  ${dim('data')}      ${shown}   ${dim('to start anew, end this and delete it')}`,
    `  ${dim('tier')}      ${tier}   ${dim('another: --tier free|pro|enterprise')}`,
    `  ${dim('grants')}    ${dim('all that plugin.json asks for: this is your own machine')}`,
    `  ${dim('admin')}     ${dim('for routes that are not public:')}`,
    `            -H "authorization: Bearer $(cat ${shown}/admin-token)"`,
    '',
    dim('A change of the sources is built and served at once. Ctrl-C ends it.'),
    '',
  ]
}

function serving({ id, version, ms, files, routes, routesChanged, granted }: Of<'serving'>, screen: DevScreen): string[] {
  const { bold, dim, green } = screen.colors
  const first = files.length === 0
  const width = Math.max(...granted.map((capability) => capability.id.length))
  return [
    `${stamp(screen)} ${green('serve')}  ${first ? `${bold(neutralise(id))} ` : ''}${version} ${dim(`after ${ms} ms`)}${first ? '' : `  ${dim(listOf(files))}`}`,
    ...granted.map((capability) => `${INDENT}${dim('may')} ${capability.id.padEnd(width)}  ${dim(neutralise(capability.consent))}`),
    ...(routesChanged ? routeLines(routes, screen) : []),
  ]
}

function routeLines(routes: readonly DevRoute[], { colors: { cyan, dim } }: DevScreen): string[] {
  return routes.map(({ method, url, access }) => `${INDENT}${method.padEnd(6)} ${cyan(url)}${access === 'public' ? '' : ` ${dim(access)}`}`)
}

function failed({ error, files, serving: version }: Of<'failed'>, screen: DevScreen): string[] {
  const { bold, dim, red } = screen.colors
  return [
    `${stamp(screen)} ${red(bold('error'))}  ${neutralise(error.message)} ${dim(error.code)}`,
    `${INDENT}${neutralise(error.fix)}`,
    `${INDENT}${dim(version === null ? 'Nothing is served yet.' : `${version} goes on serving.`)}${files.length === 0 ? '' : dim(` Changed: ${listOf(files)}`)}`,
  ]
}

function logged({ at, level, message, fields: { stack, code: _, ...fields } = {} }: LogLine, screen: DevScreen): string[] {
  const { dim } = screen.colors
  const tint = { debug: dim, info: screen.colors.green, warn: screen.colors.yellow, error: screen.colors.red }[level]
  const more = Object.keys(fields).length === 0 ? '' : ` ${dim(neutralise(JSON.stringify(fields)))}`
  // A log line has its control characters escaped: these are the line breaks of a stack.
  const [first = '', ...rest] = message.split(/\\u000a(?= +at )/)
  return [
    `${stamp(screen, new Date(at))} ${tint(level.padEnd(5))}  ${neutralise(first)}${more}`,
    ...framesOf([...rest, ...(typeof stack === 'string' ? stack.split('\n') : [])]).map((line) => INDENT + (isOwn(line) ? line : dim(line))),
  ]
}

/** Below the time and the word before a line. */
const INDENT = ' '.repeat(16)

function stamp({ now, colors: { dim } }: DevScreen, at: Date = now()): string {
  return dim(at.toTimeString().slice(0, 8))
}

function framesOf(lines: readonly string[]): string[] {
  return lines.filter((line) => /^ +at /.test(line) && isAuthors(line)).map((line) => neutralise(line.trimStart()))
}

/** The runtime calls every handler: its frames tell an author nothing. */
function isAuthors(line: string): boolean {
  return !/\bhardpoint:runtime:\d/.test(line)
}

/** In the plugin's own files, and not in a package. */
function isOwn(frame: string): boolean {
  return !/[ (]npm:/.test(frame)
}

function listOf(files: readonly string[]): string {
  const shown = files.slice(0, 3).map(neutralise).join(', ')
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown
}
