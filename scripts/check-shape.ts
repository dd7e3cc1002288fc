// Refuses what does not fit the house: docs/architecture.md says why, shape-tables.ts what.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkShape } from './shape-rules.ts'

const root = join(import.meta.dirname, '..')
const looked = ['apps', 'packages', 'prisma', 'e2e', 'bench', 'scripts']
const leftAside = new Set(['node_modules', 'dist', 'generated', 'var', 'test-results', 'playwright-report'])

const files = looked
  .flatMap(sourcesIn)
  .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }))
const refused = checkShape(files)
for (const line of refused) console.error(line)
console.log(`${files.length} files, ${refused.length} refused`)
process.exitCode = refused.length === 0 ? 0 : 1

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return leftAside.has(entry.name) ? [] : sourcesIn(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}
