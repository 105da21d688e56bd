// Two at a time: while one waits for a page the other draws one. Within a lane one process for all of its files: who
// signed in for one is signed in for the next. What changes the same things stands in the same lane.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const lanes = [
  ['portal', 'box', 'exemption', 'desk-roster', 'desk-rulebooks', 'desk'],
  ['desk-accounts', 'desk-activities', 'desk-award', 'desk-quarters', 'desk-records', 'newcomer'],
]
const there = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.spec.mjs'))
const named = lanes.flat().map((spec) => `${spec}.spec.mjs`)
const differing = [...there.filter((spec) => !named.includes(spec)), ...named.filter((spec) => !there.includes(spec))]
if (differing.length > 0) throw new Error(`in no lane, or not there: ${differing.join(', ')}`)

/** What it said is printed when it has ended, the failures of one not between the lines of the other. */
async function run(specs) {
  const lane = fork(join(import.meta.dirname, 'lane.mjs'), specs, { silent: true })
  const said = []
  for (const stream of [lane.stdout, lane.stderr]) stream.on('data', (piece) => said.push(piece))
  const [code] = await once(lane, 'close')
  return { code, said: Buffer.concat(said) }
}

const ran = await Promise.all(lanes.map(run))
for (const { said } of ran.sort((one, other) => Number(one.code !== 0) - Number(other.code !== 0))) process.stdout.write(said)
process.exitCode = ran.every(({ code }) => code === 0) ? 0 : 1
