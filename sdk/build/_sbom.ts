import type { Manifest } from '@hardpoint/schemas'
import type { BundledPackage } from './_modules.ts'

/** An SPDX expression, as far as its characters tell; anything else is a name. */
const EXPRESSION = /^[A-Za-z0-9.+\-() ]+$/

/**
 * What is inside a bundle: a CycloneDX 1.6 document of the plugin and every package whose code was bundled.
 *
 * From what esbuild really read, not from package.json: own code, since the tools list what is installed. Without serial
 * number and time, so that the same source gives the same bytes.
 */
export function sbom({ id, version, license }: Manifest, packages: readonly BundledPackage[]): Uint8Array {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${id}@${version}`, name: id, version, licenses: licenses(license) } },
    components: packages.map(component),
    dependencies: [{ ref: `${id}@${version}`, dependsOn: packages.map(purl) }],
  }
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`)
}

function component(bundled: BundledPackage): object {
  const { name, version, license } = bundled
  const [scope, local] = name.startsWith('@') ? name.split('/', 2) : [undefined, name]
  return {
    type: 'library', 'bom-ref': purl(bundled), ...(scope === undefined ? {} : { group: scope }), name: local, version,
    ...(license === undefined ? {} : { licenses: licenses(license) }), purl: purl(bundled),
  }
}

/** https://github.com/package-url/purl-spec: the scope's @ is escaped. */
function purl({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`
}

function licenses(license: string): object[] {
  return EXPRESSION.test(license) && !license.startsWith('SEE ') ? [{ expression: license }] : [{ license: { name: license } }]
}
