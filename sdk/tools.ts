/** The author's tools, for Node: what `hardpoint keys` and `hardpoint plugin` are made of. */
export { buildPlugin } from './build/build-plugin.ts'
export { fingerprint } from './keys/fingerprint.ts'
export { readKeyFile, writeKeyFile } from './keys/key-file.ts'
export { assertLinted, lintManifest } from './lint/lint-manifest.ts'
export type { LintProblem } from './lint/lint-problem.ts'
export { packPlugin } from './pack/pack-plugin.ts'
export { scaffoldPlugin, type ScaffoldOptions } from './scaffold/scaffold-plugin.ts'
export { signPlugin } from './sign/sign-plugin.ts'
