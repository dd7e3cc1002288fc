import { pathToFileURL } from 'node:url'
import type { Endpoint } from '@guichet/contracts/endpoint'
import type { ESTree, Plugin } from 'vite'

type Parse = (code: string) => ESTree.Program
type Edit = { start: number; end: number; text: string }

/**
 * What the browser takes of the contracts. An endpoint is how it is called, written where it is called: what it reads and answers
 * is for types and for the API. So zod comes with the first page that checks something, not with the first page.
 */
export function contracts(): Plugin {
  const known = new Map<string, ReadonlyMap<string, string>>()
  return {
    name: 'contracts',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/apps\/web\/src\//, code: "from '@guichet/contracts/" },
      async handler(code, importer) {
        const parse: Parse = (text) => this.parse(text, { lang: 'tsx' })
        const edits = parse(code)
          .body.filter(isOfContracts)
          .map(async (statement) => {
            const file = (await this.resolve(statement.source.value, importer))?.id ?? ''
            const endpoints = known.get(file) ?? (await endpointsOf(file))
            known.set(file, endpoints)
            const odd = statement.specifiers.find(({ type }) => type !== 'ImportSpecifier')
            if (odd !== undefined) this.error('contracts are imported by their names, never whole', odd.start)
            return withoutEndpoints(statement, endpoints, code)
          })
        return applied(await Promise.all(edits), code)
      },
    },
  }
}

const isOfContracts = (statement: ESTree.Node): statement is ESTree.ImportDeclaration =>
  statement.type === 'ImportDeclaration' &&
  statement.importKind !== 'type' &&
  statement.source.value.startsWith('@guichet/contracts/')

/** The endpoints that a module of the contracts exports, each as the page needs it: read from the values, however they are written. */
async function endpointsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href)
  return new Map(
    Object.entries(exported).flatMap(([name, value]) =>
      isEndpoint(value) ? [[name, JSON.stringify({ method: value.method, path: value.path })] as const] : [],
    ),
  )
}

const isEndpoint = (value: unknown): value is Pick<Endpoint, 'method' | 'path'> =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value

/** The import of what is left besides endpoints and types, and the endpoints themselves. */
function withoutEndpoints(
  { specifiers, source, start, end }: ESTree.ImportDeclaration,
  endpoints: ReadonlyMap<string, string>,
  code: string,
): Edit {
  const values = specifiers.flatMap((one) =>
    one.type === 'ImportSpecifier' && one.importKind !== 'type' ? one : [],
  )
  const [left, called] = [[] as string[], [] as string[]]
  for (const one of values) {
    const how = endpoints.get(one.imported.type === 'Identifier' ? one.imported.name : one.imported.value)
    if (how === undefined) left.push(code.slice(one.start, one.end))
    else called.push(`const ${one.local.name} = ${how}`)
  }
  const imported = left.length > 0 ? [`import { ${left.join(', ')} } from ${source.raw}`] : []
  return { start, end, text: [...imported, ...called].join('; ') }
}

const applied = (edits: readonly Edit[], code: string): string =>
  edits.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
