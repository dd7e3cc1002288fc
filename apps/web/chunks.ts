import type { Rolldown } from 'vite'

type Find = (id: string) => Rolldown.ModuleInfo | null

const LAYOUTS = /\/src\/routes\/portal\/(?:layout|open-layout|home)\.tsx$/
const PORTAL = /\/src\/routes\/(?:portal|pages)\/[^/]+\.tsx$/
const DESK = /\/src\/routes\/desk\/[^/]+\.tsx$/
// What pages share goes with the first of these libraries that it leans on: a list needs none.
const SHARED = [
  ['writing', /\/node_modules\/(?:zod|react-hook-form|@hookform)\/(?!.*node_modules)/],
  ['files', /\/node_modules\/@mantine\/dropzone\/(?!.*node_modules)/],
] as const
const WORDS =
  /\/i18n\/src\/messages\/(fr|en)\/(?:(ui|format|portal|states|filing|answers|incidents)|events|journal|requests)\.ts$/

/**
 * Which file of the build a module goes to, so that a page is made of a handful of files and not of a hundred: `app` is what
 * starts, `shell` what frames the portal and its first page, `work` what pages of the portal share, `files` and `writing` the parts
 * of it that take files and check what is written, `desk` what those of the desk share. Each of them leans on those before it alone.
 * What a single page has stays with it.
 */
export function fileOf(): (id: string, graph: { getModuleInfo: Find }) => string | null {
  let zones: Zones | undefined
  return (id, graph) => {
    if (id.includes('/node_modules/')) return null
    const [, locale, first] = WORDS.exec(id) ?? []
    if (locale) return first ? `words-${locale}` : `words-requests-${locale}`
    zones ??= zonesOf(id, (asked) => graph.getModuleInfo(asked))
    return zones.nameOf(id)
  }
}

interface Zones {
  readonly nameOf: (id: string) => string | null
}

function zonesOf(anywhere: string, find: Find): Zones {
  const all = wholeGraph(anywhere, find)
  const within = (chosen: (info: Rolldown.ModuleInfo) => boolean) => all.filter(chosen).map(({ id }) => id)
  const app = reached(
    within(({ isEntry }) => isEntry),
    find,
  )
  const shell = reached(
    within(({ id }) => LAYOUTS.test(id)),
    find,
  )
  const pages = (chosen: RegExp) =>
    within(({ id, dynamicImporters }) => chosen.test(id) && dynamicImporters.length > 0).map((id) =>
      reached([id], find),
    )
  const [portal, desk] = [pages(PORTAL), pages(DESK)]
  const sharedName = (id: string) => {
    const leansOn = [...reached([id], find)]
    return SHARED.find(([, library]) => leansOn.some((one) => library.test(one)))?.[0] ?? 'work'
  }
  const nameOf = (id: string) => {
    if (app.has(id)) return 'app'
    if (shell.has(id)) return 'shell'
    const inPortal = portal.filter((page) => page.has(id)).length
    const inDesk = desk.filter((page) => page.has(id)).length
    if (inPortal > 0 && inPortal + inDesk > 1) return sharedName(id)
    return inDesk > 1 ? 'desk' : null
  }
  return { nameOf }
}

/** Every module, from any of them. */
function wholeGraph(anywhere: string, find: Find): Rolldown.ModuleInfo[] {
  const known = new Map<string, Rolldown.ModuleInfo>()
  const next = [anywhere]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const info = known.has(id) ? null : find(id)
    if (info === null) continue
    known.set(id, info)
    next.push(
      ...info.importedIds,
      ...info.dynamicallyImportedIds,
      ...info.importers,
      ...info.dynamicImporters,
    )
  }
  return [...known.values()]
}

/** What these import, and what that imports, all of it at once. */
function reached(from: readonly string[], find: Find): Set<string> {
  const known = new Set<string>()
  const next = [...from]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (known.has(id)) continue
    known.add(id)
    next.push(...(find(id)?.importedIds ?? []))
  }
  return known
}
