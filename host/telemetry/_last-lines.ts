import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { LogLine } from '../capabilities/_services.ts'

const TAIL_BYTES = 256 * 1024

/** The last lines of a log of an earlier run, oldest first; none where there is no such file, and none that a kill cut in two. */
export function lastLines(path: string): LogLine[] {
  const text = tail(path)
  return text.split('\n').flatMap((row) => {
    try {
      const value: unknown = JSON.parse(row)
      return isLine(value) ? [value] : []
    } catch {
      return []
    }
  })
}

function tail(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES))
      readSync(file, bytes, 0, bytes.length, size - bytes.length)
      return bytes.toString('utf8')
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}

function isLine(value: unknown): value is LogLine {
  return typeof value === 'object' && value !== null && 'at' in value && 'level' in value && 'message' in value
    && [value.at, value.level, value.message].every((field) => typeof field === 'string')
}
