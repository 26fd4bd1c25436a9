/** Of TUF, whose metadata this writes. */
export const SPEC_VERSION = '1.0.31'
