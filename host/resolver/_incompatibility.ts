import type { Tier } from '@hardpoint/schemas'

/** A statement about one plugin: its version is in the set (whose bit 0 means "not chosen"). */
export interface Term {
  readonly pkg: number
  readonly set: bigint
}

/** Why terms cannot hold together: a fact about the world, or two incompatibilities that imply it. */
export type Cause =
  | { readonly kind: 'requirement'; readonly target: number; readonly range: string; readonly installed: boolean; readonly pinnedBy?: string }
  | {
    readonly kind: 'dependency'; readonly target: number; readonly range: string; readonly optional: boolean
    /** The range is the operator's, not the author's. */
    readonly isOverridden: boolean
  }
  | { readonly kind: 'tier'; readonly needs: Tier; readonly tier: Tier }
  | { readonly kind: 'engine'; readonly range: string; readonly engineVersion: string }
  | { readonly kind: 'yanked'; readonly reason: string }
  | { readonly kind: 'revoked'; readonly reason: string }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'too-young'; readonly minimumAgeMs: number; readonly isDated: boolean }
  | { readonly kind: 'blocked'; readonly range: string }
  /** Outside of the range that the operator holds the plugin to. */
  | { readonly kind: 'held'; readonly range: string }
  | { readonly kind: 'publisher'; readonly publisher: string }
  /** Each plugin needs the next, in the order of the terms, and the last the first. */
  | { readonly kind: 'cycle' }
  | { readonly kind: 'derived'; readonly left: Incompatibility; readonly right: Incompatibility }

/** Terms that are never all true in a solution. At most one term a plugin. */
export interface Incompatibility {
  readonly terms: readonly Term[]
  readonly cause: Cause
}

/** What was given, not concluded. */
export type Fact = Incompatibility & { readonly cause: Exclude<Cause, { kind: 'derived' }> }

/** The plugin that stands for the host itself: its one version is what was asked for. */
export const ROOT = 0
