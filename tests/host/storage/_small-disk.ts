import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** A disk of a few megabytes that can be filled, emptied and made read-only. */
export interface SmallDisk {
  readonly directory: string
  fill(): void
  free(): void
  readOnly(): void
}

/** Mounts one for a test, or says why it cannot: mounting needs root (or CAP_SYS_ADMIN). */
export function smallDisk(t: Test, megabytes: number): SmallDisk | string {
  const directory = mkdtempSync(join(tmpdir(), 'hardpoint-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], { encoding: 'utf8' })
  t.teardown(() => {
    if (mounted.status === 0) spawnSync('umount', ['-l', directory])
    rmSync(directory, { recursive: true, force: true })
  })
  if (mounted.status !== 0) return `no small disk can be mounted: ${mounted.stderr ?? mounted.error?.message}`
  const filler = join(directory, 'filler')
  return {
    directory,
    fill: () => fill(filler),
    free: () => rmSync(filler),
    readOnly: () => void spawnSync('mount', ['-o', 'remount,ro', directory]),
  }
}

function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  const block = Buffer.alloc(4096)
  try {
    for (;;) writeSync(descriptor, block)
  } catch {
    // full
  } finally {
    closeSync(descriptor)
  }
}
