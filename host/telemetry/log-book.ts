import { join } from 'node:path'
import pino from 'pino'
import type { LogLine } from '../capabilities/_services.ts'
import { lastLines } from './_last-lines.ts'
import { LineRing } from './_line-ring.ts'
import { RotatingFile } from './_rotating-file.ts'
import { redact, redactText } from './redact.ts'

export type LogLevel = LogLine['level']

/** In rising order. */
export const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Characters kept of a message, and of the JSON of its fields: bounds what one line of a plugin costs. */
const MAX_MESSAGE = 8 * 1024
const MAX_FIELDS = 16 * 1024

export interface LogFilter {
  readonly plugin?: string | undefined
  /** This level and those above. */
  readonly level?: LogLevel | undefined
}

export interface LogBookOptions {
  /** Where `host.ndjson` is written; without it lines are only kept in memory. */
  readonly directory?: string
  /** Below it nothing is kept. Default `info`. */
  readonly level?: LogLevel
  /** Default 10 MiB a file, 5 files. */
  readonly maxBytes?: number
  readonly files?: number
  /** Lines kept in memory for `logs`, those of earlier runs among them. Default 2,000. */
  readonly ring?: number
}

/** What the host and its plugins said: JSON lines in a bounded file, the last ones in memory, and to whoever follows. */
export interface LogBook {
  /** Never throws, and does nothing once closed. Secrets are taken out, long lines cut. */
  readonly write: (line: LogLine) => void
  /** The last lines, oldest first. */
  recent(filter?: LogFilter): LogLine[]
  /** Calls back with each line from now on, until the returned function is called. */
  follow(filter: LogFilter, listener: (line: LogLine) => void): () => void
  /** Writes out what waits. */
  close(): Promise<void>
}

export function createLogBook(options: LogBookOptions = {}): LogBook {
  const { directory, level = 'info', maxBytes = 10 * 1024 * 1024, files = 5, ring: lines = 2000 } = options
  const path = directory === undefined ? undefined : join(directory, 'host.ndjson')
  const earlier = path === undefined ? [] : lastLines(path)
  const file = path === undefined ? undefined : new RotatingFile(path, { maxBytes, files })
  const ring = new LineRing({ lines, characters: 8 * 1024 * 1024 })
  for (const line of earlier) ring.push(line, JSON.stringify(line).length)
  const followers = new Set<(line: LogLine) => void>()
  const logger = pino({
    level,
    base: null,
    messageKey: 'message',
    timestamp: false,
    formatters: { level: (label) => ({ level: label }) },
  }, { write: (text: string) => record(text) })

  // pino makes the text once; the ring and the followers get what was written, not what was meant.
  let current: LogLine | undefined
  let closed = false
  function record(text: string): void {
    file?.write(text)
    if (current === undefined) return
    ring.push(current, text.length)
    for (const follower of followers) follower(current)
  }

  return {
    write(line) {
      if (closed || !logger.isLevelEnabled(line.level)) return
      current = clean(line)
      const { level: at, message, ...rest } = current
      logger[at](rest, message)
      current = undefined
    },
    recent: (filter = {}) => ring.lines().filter((line) => matches(line, filter)),
    follow(filter, listener) {
      const follower = (line: LogLine): void => { if (matches(line, filter)) listener(line) }
      followers.add(follower)
      return () => { followers.delete(follower) }
    },
    async close() {
      closed = true
      followers.clear()
      await file?.close()
    },
  }
}

function matches(line: LogLine, filter: LogFilter): boolean {
  if (filter.plugin !== undefined && line.plugin !== filter.plugin) return false
  return filter.level === undefined || LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(filter.level)
}

function clean(line: LogLine): LogLine {
  const message = redactText(line.message.slice(0, MAX_MESSAGE))
  const fields = line.fields === undefined ? {} : { fields: cleanFields(line.fields) }
  return { ...line, message, ...fields }
}

function cleanFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  try {
    const shown = redact(fields) as Record<string, unknown>
    return JSON.stringify(shown).length > MAX_FIELDS ? { omitted: `fields longer than ${MAX_FIELDS} characters` } : shown
  } catch {
    // A getter or toJSON that throws: a log line never fails the caller.
    return { omitted: 'fields that JSON cannot hold' }
  }
}
