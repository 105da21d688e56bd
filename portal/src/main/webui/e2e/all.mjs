// One process for all of them: who signed in for one file is signed in for the next.
import { readdirSync } from 'node:fs'

const specs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.spec.mjs'))
for (const spec of specs.sort()) await import(`./${spec}`)
