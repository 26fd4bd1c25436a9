import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countersignPackage, type KeyPair } from '@hardpoint/schemas/package'
import type { Fixture } from './_harness.ts'

/** As a reviewer and an operator do it. @returns the file */
export function review(f: Fixture, { id, version, reviewer }: { readonly id: string; readonly version: string; readonly reviewer: KeyPair }): string {
  const packages = join(f.registryDirectory, 'packages', id)
  const name = readdirSync(packages).find(each => each.startsWith(`${version}-`)) ?? ''
  const { of, envelope } = countersignPackage(readFileSync(join(packages, name)), reviewer)
  const folder = join(f.dataDirectory, 'countersignatures')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${of.sha256}.json`)
  writeFileSync(file, JSON.stringify(envelope))
  return file
}
