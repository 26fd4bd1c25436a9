import type { LoadedPlugin } from './_state.ts'

/**
 * Whether its package is there as it was installed. What is stopped by an advisory, for want of trust or of a countersignature, or because it does
 * not fit this host, is whole: it runs again once that is over, and then needs its data.
 */
export function isWhole({ active, problem }: Pick<LoadedPlugin, 'active' | 'problem'>): boolean {
  return active !== undefined || problem?.code.startsWith('HP_ERR_PACKAGE_') !== true
}
