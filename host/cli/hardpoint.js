#!/usr/bin/env node
/**
 * Starts the CLI on a Node that can run it.
 *
 * Plain JavaScript that Node 12 parses: it says what is wrong where main.ts would only be a syntax error.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 26

/** The pinned Node of the npm package `node`, from a folder upwards; undefined where none is installed. */
export function findPinnedNode(folder) {
  const file = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(file)) return file
  return dirname(folder) === folder ? undefined : findPinnedNode(dirname(folder))
}

function start() {
  const here = dirname(fileURLToPath(import.meta.url))
  const main = join(here, 'main.ts')
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
    import(main)
    return
  }
  // Only once: a pinned Node that is too old must not start itself for ever.
  const pinned = process.env.HARDPOINT_REEXEC === '1' ? undefined : findPinnedNode(here)
  if (pinned === undefined) {
    process.stderr.write(`error Hardpoint runs on Node ${NEEDED} or later, this is Node ${process.versions.node}. HP_ERR_NODE_VERSION\n`
      + 'fix   Start it with npm start or npx hardpoint in the repository, which use the pinned Node.\n')
    process.exitCode = 1
    return
  }
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, HARDPOINT_REEXEC: '1' } })
  // A terminal signals both; a supervisor only us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => { process.stderr.write(`error ${pinned} does not start: ${error.message}\n`); process.exitCode = 1 })
  child.on('exit', (code, signal) => { process.exitCode = code === null ? 128 + (constants.signals[signal] || 0) : code })
}

// npm links to this file by another name, and tests import it.
if (process.argv[1] !== undefined && /hardpoint(\.js)?$/.test(process.argv[1])) start()
