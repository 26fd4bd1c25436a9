import { randomBytes } from 'node:crypto'
import { parseDocument, parseStrictJson, type Envelope, type License } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { signEnvelope, verifyEnvelope, type KeyPair } from '@hardpoint/schemas/package'

const LICENSE_TYPE = 'application/vnd.hardpoint.license+json'

/**
 * Makes and signs a license. Its id is new: 128 random bits.
 *
 * @param fields times are ISO 8601 with a zone; `tenant` may be `*`
 * @throws HP_ERR_LICENSE_INVALID where `readLicense` would refuse it, HP_ERR_KEY_INVALID
 */
export function issueLicense(fields: Omit<License, 'schema' | 'id'>, keyPair: KeyPair): Envelope {
  const license = { ...fields, schema: 1, id: `lic_${randomBytes(16).toString('hex')}` }
  return signEnvelope(LICENSE_TYPE, Buffer.from(JSON.stringify(asLicense(license))), keyPair)
}

/**
 * What a license says, once it is certain who says it. Whether it holds now is another question.
 *
 * @param issuers public keys this host trusts, base64 of 32 bytes each
 * @throws HP_ERR_LICENSE_UNTRUSTED, HP_ERR_LICENSE_INVALID
 */
export function readLicense(envelope: unknown, issuers: readonly string[]): License {
  try {
    const { payload } = verifyEnvelope(envelope, LICENSE_TYPE, issuers, 'the license')
    // Only now: nothing in the payload is looked at before its signature.
    return asLicense(parseStrictJson(payload, 'the license'))
  } catch (error) {
    throw licenseError(error)
  }
}

function asLicense(value: unknown): License {
  const license = parse(value)
  const { notBefore, expiresAt } = license
  const from = timeOf(license, 'notBefore')
  const until = timeOf(license, 'expiresAt')
  timeOf(license, 'issuedAt')
  if (from < until) return license
  throw new HardpointError('HP_ERR_LICENSE_INVALID', { problem: `it ends (${expiresAt}) before it begins (${notBefore})` })
}

function parse(value: unknown): License {
  try {
    return parseDocument('License', value, 'the license')
  } catch (error) {
    throw licenseError(error)
  }
}

function timeOf(license: License, name: 'issuedAt' | 'notBefore' | 'expiresAt'): number {
  const time = Date.parse(license[name])
  if (Number.isNaN(time)) throw new HardpointError('HP_ERR_LICENSE_INVALID', { problem: `${name} is no time: ${license[name]}` })
  return time
}

function licenseError(error: unknown): unknown {
  const options = { cause: error }
  if (HardpointError.is(error, 'HP_ERR_DOCUMENT_INVALID')) {
    return new HardpointError('HP_ERR_LICENSE_INVALID', { problem: `${error.details['pointer']} ${error.details['problem']}` }, options)
  }
  if (HardpointError.is(error, 'HP_ERR_PACKAGE_SIGNATURE')) {
    return new HardpointError('HP_ERR_LICENSE_UNTRUSTED', { problem: String(error.details['problem']) }, options)
  }
  return error
}
