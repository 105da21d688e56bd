// Called by Maven. Does again only what its inputs ask for: dependencies when the lock file
// changed, the pages when a source changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const [task, target] = process.argv.slice(2)
const oldestNode = [20, 19]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  stop(`The pages need Node.js ${oldestNode.join('.')} or later; this is ${process.versions.node}.`)
}
if (!target) stop('usage: node build.mjs pages|tests <folder>')

if (task === 'pages') {
  install()
  pages(resolve(target))
} else if (task === 'tests') {
  install()
  run('npx', ['vitest', 'run', '--reporter=default', '--reporter=junit', `--outputFile.junit=${join(resolve(target), 'vitest.xml')}`])
} else {
  stop(`There is no task "${task}".`)
}

function install() {
  const stamp = join(here, 'node_modules', '.sanwei-lock')
  const wanted = hash([join(here, 'package-lock.json')]) + process.versions.modules
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  run('npm', ['ci', '--no-audit', '--no-fund'])
  writeFileSync(stamp, wanted)
}

function pages(folder) {
  const stamp = resolve(folder, '../../../pages.stamp')
  const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'build.mjs']
  const wanted = hash(inputs.flatMap((name) => files(join(here, name))))
  if (existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  run('npx', ['vue-tsc', '--noEmit'])
  run('npx', ['vite', 'build', '--outDir', folder, '--emptyOutDir'])
  writeFileSync(stamp, wanted)
}

function files(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

function hash(paths) {
  const sum = createHash('sha256')
  for (const path of paths) sum.update(relative(here, path)).update('\0').update(readFileSync(path)).update('\0')
  return sum.digest('hex')
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.error) stop(`${command} could not be started: ${done.error.message}`)
  if (done.status !== 0) process.exit(done.status ?? 1)
}

function stop(reason) {
  console.error(reason)
  process.exit(2)
}
