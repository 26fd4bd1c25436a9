import { refuse } from '@hardpoint/sdk'

/** A unit of account with the number of its decimal places: `EUR/2` is counted in cents, `aUEC/0` in whole credits. */
export interface Asset {
  /** The whole name, scale included: `EUR/2` and `EUR/3` are two assets that never mix. */
  readonly name: string
  readonly scale: number
}

const NAME = /^[A-Za-z][A-Za-z0-9]{0,15}\/(0|[1-9]|1[0-8])$/

/**
 * Reads `<code>/<scale>`: a code of 1 to 16 letters and digits, a scale of 0 to 18.
 *
 * @throws TREASURY_ASSET
 */
export function parseAsset(name: string): Asset {
  const [, scale] = NAME.exec(name) ?? []
  if (scale === undefined) throw refuse(422, 'TREASURY_ASSET', `'${name.slice(0, 32)}' is not an asset. Write code and decimal places: EUR/2, aUEC/0.`)
  return { name, scale: Number(scale) }
}
