import { createHash } from 'node:crypto'
import type { Plan } from './lifecycle.ts'

/** SHA-256 over what a plan says, whatever the order of its properties. */
export function planId({ tenantTier, plugins, needsConsent }: Omit<Plan, 'id'>): string {
  return contentId({ tenantTier, plugins, needsConsent })
}

/** SHA-256 over JSON, whatever the order of properties. */
export function contentId(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** RFC 8785's order of properties is enough here: both sides are this function, and nobody signs the text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
