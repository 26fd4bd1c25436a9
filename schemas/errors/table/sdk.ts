import { defineErrors } from '../define-errors.ts'

/** The author's tools. */
export const sdkErrors = defineErrors({
  HP_ERR_LINT: {
    message: '{file} has {count} problems: {problems}',
    fix: 'Correct them; each line names its place and its fix.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_BUILD: {
    message: 'The plugin does not build: {problem}',
    fix: 'Correct the source at the place named.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_DEV_RUNNING: {
    message: 'hardpoint plugin dev runs in {folder} already: {where}.',
    fix: 'Use that one, or end it first: Ctrl-C where it runs.',
    http: 409, exit: 7, fault: 'author',
  },
  HP_ERR_FILE_MISSING: {
    message: 'There is no file {file}.',
    fix: '{remedy}',
    http: 404, exit: 4, fault: 'author',
  },
  HP_ERR_FILE_EXISTS: {
    message: 'The file {file} exists and is not replaced.',
    fix: '{remedy}',
    http: 409, exit: 7, fault: 'author',
  },
  HP_ERR_SCHEMA_REFUSED: {
    message: 'The JSON Schema at {pointer} is not accepted from a plugin: {problem}.',
    fix: 'See host/docs/plugin-schemas.md for the keywords and bounds.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_KEY_PERMISSIONS: {
    message: 'The private key {file} can be read by others (mode {mode}).',
    fix: 'Run: chmod 600 {file}',
    http: 500, exit: 5, fault: 'operator',
  },
})
