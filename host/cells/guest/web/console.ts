type Level = 'debug' | 'info' | 'warn' | 'error'

/** https://console.spec.whatwg.org: every line is a log line of the plugin's. */
export function makeConsole(write: (level: Level, message: string) => void): Record<string, (...values: unknown[]) => void> {
  const at = (level: Level) => (...values: unknown[]): void => write(level, values.map(show).join(' '))
  return { log: at('info'), info: at('info'), debug: at('debug'), trace: at('debug'), warn: at('warn'), error: at('error'), dir: at('info') }
}

function show(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`
  try {
    return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? String(value)
  } catch {
    return String(value)
  }
}
