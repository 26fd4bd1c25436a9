import { cellWalls } from './cell-walls.ts'
import type { Check, CheckResult, Line } from './check.ts'
import { clock } from './clock.ts'
import { configFile } from './config-file.ts'
import { dataDirectory } from './data-directory.ts'
import { isolatedVm } from './isolated-vm.ts'
import { keyPermissions } from './key-permissions.ts'
import { nodeVersion } from './node-version.ts'
import { port } from './port.ts'
import { registry } from './registry.ts'

/** Every check, cheapest first. */
export const CHECKS: readonly Check<CheckResult | readonly Line[]>[] = [nodeVersion, configFile, dataDirectory, keyPermissions, clock, port, registry, isolatedVm, cellWalls]
