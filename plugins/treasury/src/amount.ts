import { refuse } from '@hardpoint/sdk'
import type { Asset } from './asset.ts'

/** Digits before the point: bounds the work a text can cause, far above any sum of money. */
const MAX_WHOLE_DIGITS = 30
const AMOUNT = new RegExp(`^(-?)(0|[1-9]\\d{0,${MAX_WHOLE_DIGITS - 1}})(?:\\.(\\d{1,18}))?$`)

/**
 * Reads a decimal text into minor units: `'12.50'` of EUR/2 is `1250n`. Never through a float, which cannot hold 0.10.
 *
 * More decimals than the asset has are refused even where they are zeros: rounding would invent or lose money, and a caller who
 * sends them has the wrong asset in mind.
 *
 * @throws TREASURY_AMOUNT
 */
export function parseAmount(text: string, asset: Asset): bigint {
  const [, sign, whole, decimals = ''] = AMOUNT.exec(text) ?? []
  if (whole === undefined) throw refuse(422, 'TREASURY_AMOUNT', `'${text.slice(0, 64)}' is not an amount. Write digits, with a point before decimals: 12.50.`)
  if (decimals.length > asset.scale) {
    throw refuse(422, 'TREASURY_AMOUNT', `'${text}' has ${decimals.length} decimals; ${asset.name} has ${asset.scale}.`, { asset: asset.name })
  }
  const units = BigInt(whole + decimals.padEnd(asset.scale, '0'))
  return sign === '-' ? -units : units
}

/** What is moved: more than nothing. @throws TREASURY_AMOUNT */
export function parsePositiveAmount(text: string, asset: Asset): bigint {
  const units = parseAmount(text, asset)
  if (units <= 0n) throw refuse(422, 'TREASURY_AMOUNT', `'${text}' cannot be moved: an amount is more than zero.`)
  return units
}

/** Minor units as a decimal text, always with all the asset's decimals: `-1250n` of EUR/2 is `'-12.50'`. */
export function formatAmount(units: bigint, { scale }: Asset): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  if (scale === 0) return sign + digits
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
