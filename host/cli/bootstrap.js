/**
 * Makes `npm start`, `npm test` and `npm run ok` work on a fresh clone: installs where need be, then hands over to the pinned Node.
 *
 * Runs on the system's Node (20 or later) with nothing installed, so it is plain JavaScript and imports no package.
 * It speaks on stderr only: stdout belongs to what it starts.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OLDEST_NODE = 20

/** Exit codes as in `hardpoint help exit-codes`. */
const EXIT = { failed: 1, usage: 2, unavailable: 6 }

const USAGE = 'Usage: node host/cli/bootstrap.js start|test|ok [arguments]'

/**
 * Says what of the lockfile is not installed, by comparing it with what npm recorded in node_modules. Contents, not times: a checkout
 * makes the lockfile newer without changing it.
 *
 * @param {string | undefined} wanted text of package-lock.json
 * @param {string | undefined} found text of node_modules/.package-lock.json, which npm writes last
 * @returns {string[]} folders such as `node_modules/tap`; empty where all is installed
 */
export function notInstalled(wanted, found) {
  if (wanted === undefined) return []
  const installed = packagesOf(found ?? '{}')
  return Object.entries(packagesOf(wanted))
    .filter(([folder, entry]) => folder !== '' && isNeeded(entry) && !isSame(entry, installed[folder]))
    .map(([folder]) => folder)
}

/** A lockfile's packages by folder; none where the file is damaged, as by an install that was killed. */
function packagesOf(text) {
  try {
    return JSON.parse(text).packages ?? {}
  } catch {
    return {}
  }
}

/** Optional packages are those for other systems; a workspace's own entry is a folder that git brings. */
function isNeeded({ optional, devOptional, peer, link, integrity }) {
  return optional !== true && devOptional !== true && peer !== true && (link === true || integrity !== undefined)
}

function isSame(wanted, found) {
  return found !== undefined && found.version === wanted.version && found.integrity === wanted.integrity
}

/**
 * What the steps after an install depend on. They run again when it differs from the stamp they left.
 *
 * @param {string} installed text of node_modules/.package-lock.json
 * @param {string} settings text of .taprc, whose plugins `tap build` builds in
 * @returns {string} hex digest
 */
export function stampOf(installed, settings) {
  return createHash('sha256').update(JSON.stringify([installed, settings])).digest('hex')
}

/**
 * Says why npm failed, from what it printed.
 *
 * @param {string} output npm's stderr and stdout
 * @returns {{ exit: number, why: string, fix: string }}
 */
export function explainNpmFailure(output) {
  const rows = [
    [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i, EXIT.unavailable,
      'the package registry could not be reached', 'Check the network and the proxy (npm config get proxy), then run the same command again.'],
    [/EINTEGRITY/, EXIT.failed, 'a downloaded package is not the one the lockfile names', 'Run: npm cache clean --force, then the same command again.'],
    [/EUSAGE|in sync/, EXIT.failed, 'package-lock.json and package.json disagree', 'Run: npm install, and commit package-lock.json.'],
    [/ENOSPC/, EXIT.failed, 'the disk is full', 'Free about 1 GB and run the same command again.'],
    [/EACCES|EPERM|EROFS/, EXIT.failed, 'npm may not write to this folder', 'Give yourself the folder (its owner is shown by: ls -ld .), then run the same command again.'],
    [/E401|E403|ENEEDAUTH/, EXIT.failed, 'the package registry asks for a login', 'Run: npm login, or use another registry: npm config set registry <url>'],
  ]
  const [, exit = EXIT.failed, why = 'npm says so above', fix = 'Run: npm ci, and see what it says.'] = rows.find(([pattern]) => pattern.test(output)) ?? []
  return { exit, why, fix }
}

/**
 * The exit code of a child, for a shell.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number} 128 + the signal's number where a signal ended it
 */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 9)
}

/**
 * PATH without any node_modules/.bin: npm puts ours in front, and its node is about to be deleted and installed anew.
 *
 * @param {string} path
 * @returns {string}
 */
export function systemPath(path) {
  return path.split(delimiter).filter((folder) => !/node_modules[\\/]\.bin[\\/]?$/.test(folder)).join(delimiter)
}

/** Installs what is missing, and prepares tap where tests are run, at most once at a time in one checkout. */
async function prepare({ tests }) {
  const ready = tests ? isReady : isInstalled
  if (ready()) return
  const release = await lock()
  try {
    if (ready()) return
    if (!isInstalled()) await install()
    if (tests) await buildTap()
  } finally {
    release()
  }
}

function isInstalled() {
  return notInstalled(read('package-lock.json'), read('node_modules/.package-lock.json')).length === 0 && existsSync(pinnedNode())
}

function isReady() {
  return isInstalled() && read('node_modules/.hardpoint-stamp') === currentStamp()
}

function currentStamp() {
  return stampOf(read('node_modules/.package-lock.json') ?? '', read('.taprc') ?? '')
}

async function install() {
  const done = progress('Installing dependencies (npm ci), once for each lockfile')
  const [command, ...before] = npm()
  const { code, output } = await run(command, [...before, 'ci', '--loglevel=error', '--no-progress'], { ...process.env, PATH: systemPath(process.env.PATH ?? '') })
  done(code === 0)
  if (code === 0 && isInstalled()) return
  // Where the lockfile is at fault npm adds its whole manual.
  say(output.replace(/npm error\s+Clean install a project[\s\S]*/, '').trimEnd())
  if (code === 0) fail(EXIT.failed, 'npm ci ended well, but the pinned Node is not in node_modules.', 'Install scripts may be switched off: npm config set ignore-scripts false')
  if (code === 127) fail(EXIT.failed, 'npm was not found.', 'Install it with Node: https://nodejs.org/en/download')
  const { exit, why, fix } = explainNpmFailure(output)
  fail(exit, `npm ci failed: ${why}.`, fix)
}

/** The npm that runs us, by the node that runs it, else the one on PATH. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const usable = script?.endsWith('.js') && node !== undefined && !node.includes('node_modules') && existsSync(script) && existsSync(node)
  return usable ? [node, script] : ['npm']
}

/** tap's own TypeScript plugin does not run on TypeScript 7: .taprc leaves it out, and this makes tap look. */
async function buildTap() {
  const done = progress('Preparing tap')
  const { code, output } = await run(pinnedNode(), [binary('tap', 'tap'), 'build'], process.env)
  done(code === 0)
  if (code !== 0) {
    say(output.trimEnd())
    fail(EXIT.failed, 'tap build failed.', 'Remove node_modules and run the same command again.')
  }
  writeFileSync(join(ROOT, 'node_modules/.hardpoint-stamp'), currentStamp())
}

/** Takes the checkout's install lock: a folder, since making one is atomic everywhere. A dead owner's lock is taken over. */
async function lock() {
  const folder = join(ROOT, '.install.lock')
  for (let waited = false; ; waited = true) {
    try {
      mkdirSync(folder)
      writeFileSync(join(folder, 'pid'), String(process.pid))
      // Once only: by the time we exit, the folder may be the next one's lock.
      const release = () => { process.off('exit', release); rmSync(folder, { recursive: true, force: true }) }
      process.once('exit', release)
      return release
    } catch (error) {
      if (error.code !== 'EEXIST') fail(EXIT.failed, `${folder} cannot be made: ${error.code}.`, 'Give yourself the folder (its owner is shown by: ls -ld .), then run the same command again.')
    }
    const owner = Number(read('.install.lock/pid'))
    if (waited && !isAlive(owner)) rmSync(folder, { recursive: true, force: true })
    else if (!waited) say(`Another command is installing here${isAlive(owner) ? ` (process ${owner})` : ''}: waiting for it.`)
    await new Promise((resolve) => { setTimeout(resolve, 500) })
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs to the end, keeping what was said. A signal meant for us ends it too, since it shares our group. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command === 'npm' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output = (output + text).slice(-20_000) })
    child.once('error', (error) => { resolve({ code: error.code === 'ENOENT' ? 127 : 1, output: `${output}${error.message}` }) })
    child.once('close', (code, signal) => { resolve({ code: exitCodeOf(code, signal), output }) })
  })
}

/** Hands the terminal to a child of the pinned Node. Returns its exit code. */
function handOver(args) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), args, { cwd: ROOT, stdio: 'inherit' })
    // A second signal forces the shutdown, so one must not count twice: npm passes on what the whole group was sent.
    let last = -Infinity
    const forward = (signal) => {
      if (performance.now() - last < 1000) return
      last = performance.now()
      child.kill(signal)
    }
    // A terminal sends Ctrl-C to the child as well.
    process.on('SIGINT', () => { if (!process.stdin.isTTY) forward('SIGINT') })
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => { forward(signal) })
    if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => { forward('SIGTERM') })
    child.once('error', (error) => { say(error.message); resolve(EXIT.failed) })
    child.once('close', (code, signal) => { resolve(exitCodeOf(code, signal)) })
  })
}

/** Types, lint, then every test, the repository's checks among them. Stops at the first that fails. */
async function ok(args) {
  const steps = [
    ['types', [binary('typescript', 'tsc'), '-p', 'tsconfig.json']],
    ['lint', [binary('oxlint', 'oxlint')]],
    ['tests', [binary('tap', 'tap'), ...args]],
  ]
  const passed = []
  for (const [name, command] of steps) {
    say(`── ${name}`)
    const code = await handOver(command)
    if (code !== 0) {
      say(`not ok: ${name} failed${passed.length > 0 ? ` (${passed.join(', ')} passed)` : ''}`)
      return code
    }
    passed.push(name)
  }
  say(`ok: ${passed.join(', ')}`)
  return 0
}

/** npm killed by a signal that it does not pass on would leave a host that nobody sees. */
function whenOrphaned(act) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 500).unref()
}

function binary(name, bin) {
  const folder = join(ROOT, 'node_modules', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin])
}

function pinnedNode() {
  return join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function read(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return undefined
  }
}

/** One line that ends in the seconds it took; on a terminal they count up. */
function progress(text) {
  const start = Date.now()
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`
  if (!process.stderr.isTTY) {
    say(`${text}…`)
    return (well) => { say(`${well ? 'Done' : 'Failed'} after ${seconds()}.`) }
  }
  const show = () => { process.stderr.write(`\r${text}… ${seconds()}`) }
  show()
  const timer = setInterval(show, 1000)
  return (well) => {
    clearInterval(timer)
    process.stderr.write(`\r${text}: ${well ? 'done' : 'failed'} after ${seconds()}\n`)
  }
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(exit, what, fix) {
  say(`${what}\n${fix}`)
  process.exit(exit)
}

async function main([verb, ...args]) {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) fail(EXIT.failed, `Node ${process.versions.node} is too old: Hardpoint starts with Node ${OLDEST_NODE} or later.`, 'Install a newer one: https://nodejs.org/en/download')
  const verbs = {
    start: () => handOver([join(ROOT, 'host/cli/start.ts'), ...args]),
    test: () => handOver([binary('tap', 'tap'), ...args]),
    ok: () => ok(args),
  }
  if (!Object.hasOwn(verbs, verb ?? '')) fail(EXIT.usage, USAGE, 'They are: npm start, npm test, npm run ok')
  await prepare({ tests: verb !== 'start' })
  process.exitCode = await verbs[verb]()
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
