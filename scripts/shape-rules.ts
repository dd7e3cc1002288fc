import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import * as table from './shape-tables.ts'

export interface SourceFile {
  /** from the root, with slashes */
  path: string
  source: string
}

interface Parsed extends SourceFile {
  /** files of ours, from the root and without extension, or the names of packages */
  imports: string[]
  code: string
  result: ReturnType<typeof parseSync>
}

/** Everything in these files that the shape of the house refuses, a line each. */
export function checkShape(files: readonly SourceFile[]): string[] {
  const parsed = files.map(parse)
  const rules = [
    checkName,
    checkLength,
    checkImports,
    checkFeature,
    checkWords,
    checkBarrel,
    checkStatus,
    checkEndpoints,
    checkJsx,
  ]
  const found = parsed.flatMap((file) =>
    rules.flatMap((rule) => rule(file).map((why) => `${file.path}: ${why}`)),
  )
  return [...found, ...checkCircles(parsed)].toSorted()
}

function parse({ path, source }: SourceFile): Parsed {
  const result = parseSync(path, source)
  const { staticImports, staticExports, dynamicImports } = result.module
  const requests = [
    ...staticImports.map((one) => one.moduleRequest.value),
    ...staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map((one) => source.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1)),
  ]
  let code = source
  for (const { start, end } of result.comments)
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  return { path, source, code, result, imports: requests.map((request) => resolve(path, request)) }
}

function resolve(from: string, request: string): string {
  if (request.startsWith('.')) return posix.join(posix.dirname(from), request).replace(/\.tsx?$/, '')
  const ours = /^@guichet\/([a-z0-9]+)(?:\/(.*))?$/.exec(request)
  if (ours === null) return request
  const [, name = '', file = ''] = ours
  const folder = Object.keys(table.MAY_IMPORT).find((known) => posix.basename(known) === name)
  return folder === undefined ? request : `${folder}/src/${file}`
}

function packageOf(path: string): string | undefined {
  return Object.keys(table.MAY_IMPORT).find((folder) => path.startsWith(`${folder}/`))
}

function checkName({ path }: Parsed): string[] {
  return [
    ...(table.KEBAB.test(posix.basename(path)) ? [] : ['a file name is in kebab-case']),
    ...(table.CATCH_ALL_FOLDER.test(path) ? ['what is in this folder belongs to a noun'] : []),
  ]
}

function checkLength({ path, source }: Parsed): string[] {
  const lines = source.split('\n').length - 1
  const longest = /\.test\.tsx?$/.test(path) ? table.LONGEST_TEST : table.LONGEST
  return lines > longest && !table.DATA_FILES.test(path) ? [`${lines} lines: where is the second noun?`] : []
}

function checkImports({ path, imports }: Parsed): string[] {
  const own = packageOf(path)
  const allowed = own === undefined ? [] : (table.MAY_IMPORT[own] ?? [])
  const pure = table.PURE.find((one) => one.package === own)
  return imports.flatMap((to) => {
    const target = packageOf(to)
    if (target === undefined) {
      const refused = pure !== undefined && !pure.external.test(to) && !path.endsWith('.test.ts')
      return refused ? [`${own} does not depend on ${to}`] : []
    }
    if (target === own || allowed.includes(target)) return []
    const also = table.MAY_ALSO_IMPORT.some((rule) => rule.from.test(path) && rule.to.test(to))
    return also ? [] : [`${own ?? 'the root'} does not import ${target} (${to})`]
  })
}

interface Place {
  app: 'api' | 'web'
  noun: string
  file: string
}

function placeOf(path: string): Place | undefined {
  const found = /^apps\/(api|web)\/src\/features\/([^/]+)\/(.+)$/.exec(path)
  if (found === null) return undefined
  return { app: found[1] === 'api' ? 'api' : 'web', noun: found[2] ?? '', file: found[3] ?? '' }
}

function checkFeature({ path, imports }: Parsed): string[] {
  const place = placeOf(path)
  if (place === undefined) return []
  const isTest = /\.test\.tsx?$/.test(path)
  const known = place.app === 'web' || isTest || table.API_FILES.test(place.file)
  const named = known || table.API_FILES_TOO.some((pattern) => pattern.test(path))
  const others = imports.map(placeOf).filter((to) => to !== undefined)
  const foreign = others.filter((to) => to.app === place.app && to.noun !== place.noun)
  const refused = foreign.filter((to) => place.app === 'web' || (!isTest && !table.API_DOORS.test(to.file)))
  return [
    ...(named ? [] : ['a noun of the API is routes, commands, queries, scope, present and jobs']),
    ...refused.map((to) => `does not import ${to.noun}/${to.file} of another noun`),
  ]
}

function checkWords({ path, source, code }: Parsed): string[] {
  const refused = table.REFUSED_WORDS.filter(
    ({ where }) => where.test(path) && !path.startsWith('scripts/shape-tables'),
  )
  // A rule is switched off in a comment: there the whole text counts.
  const found = refused.filter(({ word, why }) => word.test(why === 'a rule switched off' ? source : code))
  const readsEnv = /\bprocess\.env\b/.test(code) && !table.ENV_READERS.test(path)
  return [...found.map(({ why }) => why), ...(readsEnv ? ['the environment is read by env.ts alone'] : [])]
}

function checkBarrel({ result }: Parsed): string[] {
  const statements = result.program.body
  const passesOn = (type: string) => type === 'ExportNamedDeclaration' || type === 'ExportAllDeclaration'
  const isBarrel = statements.every((one) => passesOn(one.type) && 'source' in one && one.source !== null)
  return statements.length > 0 && isBarrel ? ['only passes on what other files export'] : []
}

// A ticket's row is written by one command: nothing else may put it in a state.
function checkStatus({ path, code, result }: Parsed): string[] {
  if (!path.startsWith('apps/api/src/') || path.endsWith('.test.ts') || table.STATUS_WRITERS.test(path))
    return []
  let isWritten = /\binsert\s+into\s+"?ticket"?[\s(]|\bupdate\s+"?ticket"?\s[^;`]*?\bstatus"?\s*=/i.test(code)
  new Visitor({
    MemberExpression: ({ object, property }) => {
      const writes = property.type === 'Identifier' && /^(create|update|upsert|delete)/.test(property.name)
      const onTicket =
        object.type === 'MemberExpression' && code.slice(object.property.start, object.end) === 'ticket'
      if (writes && onTicket) isWritten = true
    },
  }).visit(result.program)
  return isWritten ? ['a ticket’s row is written by features/tickets/write alone'] : []
}

// What the browser is built with knows of an endpoint how it is called, nothing more: see apps/web/contracts.ts.
function checkEndpoints({ path, result }: Parsed): string[] {
  if (!path.startsWith('apps/web/src/') || /\.test\.tsx?$/.test(path)) return []
  const found: string[] = []
  const contracts = new Set(['endpoint'])
  new Visitor({
    ImportDeclaration: ({ source, specifiers }) => {
      if (!source.value.startsWith('@guichet/contracts/')) return
      for (const { type, local } of specifiers) {
        // A table of limits is whole.
        if (/^[a-z]/.test(local.name)) contracts.add(local.name)
        if (type !== 'ImportSpecifier') found.push('contracts are imported by their names, never whole')
      }
    },
    MemberExpression: ({ object, property }) => {
      const isRead = object.type === 'Identifier' && contracts.has(object.name)
      if (isRead && property.type === 'Identifier' && table.NOT_BUILT.test(property.name))
        found.push(`${object.name}.${property.name} is not in what the browser is given`)
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'ObjectPattern' || init?.type !== 'Identifier' || !contracts.has(init.name)) return
      for (const one of id.properties)
        if (one.type === 'Property' && one.key.type === 'Identifier' && table.NOT_BUILT.test(one.key.name))
          found.push(`${init.name}.${one.key.name} is not in what the browser is given`)
    },
  }).visit(result.program)
  return found
}

// Words that people read come from packages/i18n.
function checkJsx({ path, result }: Parsed): string[] {
  if (!table.SCREENS.test(path) || path.endsWith('.test.tsx')) return []
  const found: string[] = []
  const hasLetters = (text: string) => /\p{L}{2}/u.test(text.replaceAll(table.KEY_NAMES, ''))
  new Visitor({
    JSXText: ({ value }) => {
      if (hasLetters(value)) found.push(`words outside packages/i18n: ${value.trim()}`)
    },
    JSXAttribute: ({ name, value }) => {
      const read = name.type === 'JSXIdentifier' && table.READ_ATTRIBUTES.test(name.name)
      if (read && value?.type === 'Literal' && hasLetters(value.value)) {
        found.push(`words outside packages/i18n: ${value.value}`)
      }
    },
  }).visit(result.program)
  return found
}

function checkCircles(files: readonly Parsed[]): string[] {
  const uses = new Map<string, Set<string>>()
  for (const { path, imports } of files) {
    const from = placeOf(path)
    if (from?.app !== 'api' || path.endsWith('.test.ts')) continue
    const nouns = uses.get(from.noun) ?? new Set<string>()
    for (const to of imports.map(placeOf)) if (to?.app === 'api' && to.noun !== from.noun) nouns.add(to.noun)
    uses.set(from.noun, nouns)
  }
  return [...uses.keys()].flatMap((noun) => {
    const circle = findCircle(uses, [noun])
    // Said once, by its first noun.
    return circle !== undefined && circle.toSorted()[0] === noun
      ? [`features turn in a circle: ${[...circle, noun].join(' → ')}`]
      : []
  })
}

function findCircle(uses: ReadonlyMap<string, ReadonlySet<string>>, path: string[]): string[] | undefined {
  for (const next of uses.get(path.at(-1) ?? '') ?? []) {
    if (next === path[0]) return path
    const found = path.includes(next) ? undefined : findCircle(uses, [...path, next])
    if (found !== undefined) return found
  }
  return undefined
}
