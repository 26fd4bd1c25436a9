import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countersignPackage, generateKeyPair } from '@hardpoint/schemas/package'
import type { Fixture } from './_harness.ts'

const REVIEWER = generateKeyPair()

/** Only what the reviewer signed too. */
export const POLICY = { policy: { requiredSignatures: [REVIEWER.publicKey] } }

/** As a reviewer and an operator do it. @returns the file */
export function review(f: Fixture, id: string, version: string): string {
  const packages = join(f.registryDirectory, 'packages', id)
  const name = readdirSync(packages).find(each => each.startsWith(`${version}-`)) ?? ''
  const { of, envelope } = countersignPackage(readFileSync(join(packages, name)), REVIEWER)
  const folder = join(f.dataDirectory, 'countersignatures')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${of.sha256}.json`)
  writeFileSync(file, JSON.stringify(envelope))
  return file
}
