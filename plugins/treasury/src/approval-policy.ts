import { refuse } from '@hardpoint/sdk'
import { formatAmount } from './amount.ts'
import { parseAsset } from './asset.ts'
import type { Leg } from './journal.ts'
import type { Settings } from './settings.ts'

/** Whether the tenant has the feature `approvals` now. */
export interface ApprovalPolicy extends Settings {
  readonly approvals: boolean
}

/**
 * Says whether a transfer needs a second principal: where its legs together, in one asset, are above that asset's threshold. Legs are
 * added up, so that a sum cannot be cut into small ones within a transfer.
 *
 * @throws TREASURY_APPROVAL_UNAVAILABLE where it does and the tenant does not have the feature: a downgrade must not open what the
 *   paid feature closed
 */
export function needsApproval(legs: readonly Leg[], { thresholds, approvals }: ApprovalPolicy): boolean {
  const above = [...totals(legs)].find(([asset, total]) => total > (thresholds.get(asset) ?? total))
  if (above === undefined) return false
  if (approvals) return true
  const [name] = above
  const threshold = formatAmount(thresholds.get(name) ?? 0n, parseAsset(name))
  throw refuse(403, 'TREASURY_APPROVAL_UNAVAILABLE',
    `Transfers above ${threshold} ${name} need an approval, and this organisation does not have the feature 'approvals'. Set a license for enterprise, or have an admin change approvalThreshold.`,
    { asset: name, threshold, feature: 'hardpoint.treasury/approvals', needs: 'enterprise' })
}

function totals(legs: readonly Leg[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { asset, amount } of legs) sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(amount))
  return sums
}
