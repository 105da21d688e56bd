// The files that are named, one after another in this process.
for (const spec of process.argv.slice(2)) await import(`./${spec}.spec.mjs`)
