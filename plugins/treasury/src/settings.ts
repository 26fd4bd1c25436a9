import { refuse } from '@hardpoint/sdk'
import { parseAmount } from './amount.ts'
import { parseAsset } from './asset.ts'

/** The plugin's settings with what holds where an admin set nothing. */
export interface Settings {
  /** Assets in which accounts may be opened. */
  readonly assets: readonly string[]
  /** Minor units above which a transfer needs a second principal, by asset; 0: every transfer does. */
  readonly thresholds: ReadonlyMap<string, bigint>
  /** How long a pending transfer waits before its reservation is released. */
  readonly approvalTimeoutMs: number
}

const HOUR_MS = 3_600_000

/**
 * Reads what an admin set; its shape is checked by the host, by the schema in plugin.json.
 *
 * A threshold that cannot be read stops every transfer: ignoring it would let through what an admin meant to hold back.
 *
 * @throws TREASURY_CONFIG
 */
export function readSettings(config: Readonly<Record<string, unknown>>): Settings {
  const { assets = ['aUEC/0', 'EUR/2'], approvalThreshold = {}, approvalTimeoutHours = 72 } = config as {
    assets?: string[]; approvalThreshold?: Record<string, string>; approvalTimeoutHours?: number
  }
  const thresholds = new Map(Object.entries(approvalThreshold).map(([asset, amount]) => [asset, readThreshold(asset, amount)]))
  return { assets, thresholds, approvalTimeoutMs: approvalTimeoutHours * HOUR_MS }
}

function readThreshold(asset: string, amount: string): bigint {
  try {
    return parseAmount(amount, parseAsset(asset))
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw refuse(503, 'TREASURY_CONFIG', `The setting approvalThreshold for ${asset} cannot be read, so nothing is moved: ${problem}`)
  }
}
