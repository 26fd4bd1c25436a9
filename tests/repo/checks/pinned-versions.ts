import type { Tree } from './_tree.ts'

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']

/** Says which package.json asks for a range or a tag: what was tested is what is installed. */
export function pinnedVersions(tree: Tree): string[] {
  return [...tree].filter(([path]) => /(?:^|\/)package\.json$/.test(path)).flatMap(([path, text]) => {
    const manifest = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>
    return FIELDS.flatMap((field) => Object.entries(manifest[field] ?? {})
      .filter(([, version]) => typeof version !== 'string' || !EXACT.test(version))
      .map(([name, version]) => `${path} asks for ${name} ${String(version)} in ${field}: pin one version`))
  })
}
