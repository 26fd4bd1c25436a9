import { defineErrors } from '../define-errors.ts'

/** The .hpk format and its signature. */
export const packageErrors = defineErrors({
  HP_ERR_PACKAGE_FORMAT: {
    message: 'The package is not a valid .hpk archive: {problem}.',
    fix: 'Build it again with: hardpoint plugin pack',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_PACKAGE_TOO_LARGE: {
    message: 'The package has {found} {what}, the limit is {limit}.',
    fix: 'Leave out what the plugin does not need at run time.',
    http: 413, exit: 8, fault: 'author',
  },
  HP_ERR_PACKAGE_FILE: {
    message: 'The file {file} in the package {problem}: expected {expected}, found {found}.',
    fix: 'Do not use this copy. Download the package again; if it persists, tell the publisher and the registry.',
    http: 422, exit: 5, fault: 'author',
  },
  HP_ERR_PACKAGE_SIGNATURE: {
    message: 'The signature of {subject} does not verify: {problem}.',
    fix: 'Do not use it. Ask the publisher for a copy signed with one of the keys they published.',
    http: 422, exit: 5, fault: 'author',
  },
  HP_ERR_PACKAGE_UNSIGNED: {
    message: 'The package {subject} has no signature.',
    fix: 'Sign it with: hardpoint plugin sign',
    http: 422, exit: 5, fault: 'author',
  },
  HP_ERR_KEY_INVALID: {
    message: 'The Ed25519 key {key} is not usable: {problem}.',
    fix: 'Make a new one with: hardpoint keys new',
    http: 422, exit: 8, fault: 'caller',
  },
})
