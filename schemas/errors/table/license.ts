import { defineErrors } from '../define-errors.ts'

/** Licenses, tiers, features, entitlements. */
export const licenseErrors = defineErrors({
  HP_ERR_LICENSE_INVALID: {
    message: 'The license is not valid: {problem}.',
    fix: 'Set the license file as you received it, or ask its issuer for a new one.',
    http: 422, exit: 8, fault: 'admin',
  },
  HP_ERR_LICENSE_UNTRUSTED: {
    message: 'The license is not signed by an issuer this host trusts: {problem}.',
    fix: 'Use a license of the product\'s vendor, or add the issuer\'s public key to licenseIssuers in config.json.',
    http: 422, exit: 5, fault: 'admin',
  },
  HP_ERR_TIER: {
    message: '{subject} needs the tier {needs}; this organisation is on {tier} ({reason}).',
    fix: 'Set a license for {needs}: hardpoint license set <file>',
    http: 402, exit: 3, fault: 'admin',
  },
  HP_ERR_FEATURE_OFF: {
    message: 'The feature {feature} is switched off ({reason}).',
    fix: 'See what decided with hardpoint feature explain {feature}; an admin can switch it on with hardpoint feature set.',
    http: 403, exit: 3, fault: 'admin',
  },
  HP_ERR_FEATURE_KILLED: {
    message: 'The feature {feature} was stopped for everyone: {reason}.',
    fix: 'Wait for the admin to lift it: hardpoint feature kill {feature} --undo',
    http: 503, exit: 3, fault: 'admin',
  },
  HP_ERR_FEATURE_UNKNOWN: {
    message: 'There is no feature {feature}.',
    fix: 'Did you mean {nearest}? See: hardpoint feature list',
    http: 404, exit: 4, fault: 'caller',
  },
})
