import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const manifests = [
  'package.json',
  ...globSync('{apps,packages}/*/package.json', { cwd: root }),
  'e2e/package.json',
  'bench/package.json',
]

test('docs/dependencies.md names every package that we depend on, and no other', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  const cells = page
    .split('\n')
    .flatMap((line) =>
      line.startsWith('|') ? (line.split('|')[1] ?? '') : line.startsWith('`@types') ? line : [],
    )
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]))
  const used = manifests.flatMap(dependenciesOf)
  expect(new Set(named)).toEqual(new Set(used))
})

function dependenciesOf(manifest: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8'))
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@guichet/'))
}
