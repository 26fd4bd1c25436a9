import { inspect } from './_inspect.ts'

type Level = 'debug' | 'info' | 'warn' | 'error'
type Write = (level: Level, message: string) => void

/** Counters and timers by label, and what groups are open: a console's own. */
interface State { readonly counts: Map<string, number>; readonly times: Map<string, number>; indent: string }

/** Labels that one console remembers. */
const MAX_LABELS = 1000

/** https://console.spec.whatwg.org: every line is a line in the plugin's log. */
export function makeConsole(write: Write): Record<string, (...values: unknown[]) => void> {
  const state: State = { counts: new Map(), times: new Map(), indent: '' }
  const say = (level: Level, message: string): void => write(level, state.indent + message.replaceAll('\n', `\n${state.indent}`))
  const at = (level: Level) => (...values: unknown[]): void => say(level, format(values))
  const made = {
    log: at('info'), info: at('info'), debug: at('debug'), warn: at('warn'), error: at('error'),
    dir: (value: unknown): void => say('info', inspect(value)),
    dirxml: at('info'),
    table: (value: unknown): void => say('info', inspect(value)),
    trace: (...values: unknown[]): void => say('debug', `Trace: ${format(values)}\n${stackHere()}`),
    assert: (condition: unknown, ...values: unknown[]): void => {
      if (!condition) say('error', values.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(values)}`)
    },
    group: (...values: unknown[]): void => {
      if (values.length > 0) say('info', format(values))
      if (state.indent.length < 40) state.indent += '  '
    },
    groupEnd: (): void => { state.indent = state.indent.slice(2) },
    clear: (): void => { state.indent = '' },
    ...counters(state, say),
    ...timers(state, say),
  }
  const named = Object.create({}) as Record<string, (...values: unknown[]) => void>
  Object.assign(named, made, { groupCollapsed: made.group })
  Object.defineProperty(named, Symbol.toStringTag, { value: 'console', configurable: true })
  return named
}

function counters({ counts }: State, say: Write): Record<string, (label?: unknown) => void> {
  return {
    count: (label = 'default') => {
      const name = String(label)
      const count = (counts.get(name) ?? 0) + 1
      if (counts.size < MAX_LABELS || counts.has(name)) counts.set(name, count)
      say('info', `${name}: ${count}`)
    },
    countReset: (label = 'default') => { if (!counts.delete(String(label))) say('warn', `There is no count '${String(label)}'.`) },
  }
}

function timers({ times }: State, say: Write): Record<string, (label?: unknown, ...values: unknown[]) => void> {
  const tell = (label: string, more: readonly unknown[]): void => {
    const start = times.get(label)
    say(start === undefined ? 'warn' : 'info', start === undefined ? `There is no timer '${label}'.` : `${label}: ${Date.now() - start} ms${more.length > 0 ? ` ${format(more)}` : ''}`)
  }
  return {
    time: (label = 'default') => {
      const name = String(label)
      if (times.has(name)) say('warn', `There is a timer '${name}' already.`)
      else if (times.size < MAX_LABELS) times.set(name, Date.now())
    },
    timeLog: (label = 'default', ...values) => tell(String(label), values),
    timeEnd: (label = 'default') => { tell(String(label), []); times.delete(String(label)) },
  }
}

function stackHere(): string {
  return (new Error('Trace').stack ?? '').split('\n').slice(3).join('\n')
}

/** https://console.spec.whatwg.org/#formatter */
function format(values: readonly unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string') return values.map(show).join(' ')
  const text = rest.length === 0 ? first : first.replace(/%([sdifoOc%])/g, (whole: string, kind: string) => {
    if (kind === '%') return '%'
    return rest.length === 0 ? whole : specified(kind, rest.shift())
  })
  return [text, ...rest.map(show)].join(' ')
}

function specified(kind: string, value: unknown): string {
  if (kind === 'c') return ''
  if (kind === 's') return typeof value === 'object' && value !== null ? inspect(value) : String(value)
  if (kind === 'o' || kind === 'O') return inspect(value)
  if (typeof value === 'symbol') return 'NaN'
  if (typeof value === 'bigint') return `${value}n`
  return String(kind === 'f' ? Number.parseFloat(String(value)) : Number.parseInt(String(value), 10))
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value)
}
