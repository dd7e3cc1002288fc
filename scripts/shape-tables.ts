// The shape of the house as data: what docs/architecture.md draws.

/** Which of our packages a package may import, in its sources. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  'packages/contracts': [],
  'packages/domain': ['packages/contracts'],
  'packages/i18n': ['packages/contracts'],
  'apps/api': ['packages/contracts', 'packages/domain', 'packages/i18n'],
  'apps/web': ['packages/contracts', 'packages/domain', 'packages/i18n'],
  'apps/local': ['packages/contracts', 'packages/i18n'],
  e2e: ['packages/contracts', 'packages/i18n', 'apps/local'],
  bench: ['packages/contracts', 'apps/api', 'apps/local'],
}

/** What stands beside that, file by file: tests have a real PostgreSQL, and the demo desk its people. */
export const MAY_ALSO_IMPORT: readonly { from: RegExp; to: RegExp }[] = [
  { from: /^apps\/api\/(test\/|.*\.test\.ts$)/, to: /^apps\/local\// },
  { from: /^apps\/api\/src\/demo\//, to: /^apps\/local\/src\/people$/ },
  { from: /^(scripts|e2e|bench)\//, to: /^(apps|packages)\// },
]

/** Packages that depend on nothing but these. */
export const PURE: readonly { package: string; external: RegExp }[] = [
  { package: 'packages/contracts', external: /^zod$/ },
  { package: 'packages/domain', external: /^temporal-polyfill$/ },
]

/** The files of a noun in the API, one of which may come in named halves (read-routes); their tests stand beside them. */
export const API_FILES = /^([a-z]+-)*(routes|commands|queries|scope|present|jobs)\.ts$/
/** Files of a noun that the vocabulary does not know, each with its reason to be. */
export const API_FILES_TOO: readonly RegExp[] = [
  // the one command that writes a ticket, and the statements it sends
  /^apps\/api\/src\/features\/tickets\/write(-[a-z]+)*\.ts$/,
  // the desk's settings in force, which every noun reads
  /^apps\/api\/src\/features\/desk\/settings\.ts$/,
]
/** What one noun of the API may use of another. */
export const API_DOORS = /^([a-z]+-)*(queries|commands)$|^settings$/

/** Who may write a ticket's row: the one command, and the loader of the demo desk. */
export const STATUS_WRITERS = /^apps\/api\/src\/(features\/tickets\/write(-[a-z]+)*\.ts$|demo\/)/

export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|mjs)$/
export const CATCH_ALL_FOLDER = /(^|\/)(utils?|helpers?|lib|libs|common|shared|misc)\//

/** Tables may be long. */
export const DATA_FILES =
  /^packages\/(contracts|i18n)\/src\/|^apps\/api\/src\/demo\/|^prisma\/|^scripts\/shape-tables/
export const LONGEST = 300
/** A table of cases may be longer than what it tests. */
export const LONGEST_TEST = 500

/** Who reads the environment: one schema for each program, and who passes it on to a child. */
export const ENV_READERS =
  /^(scripts|e2e|bench)\/|\.config\.ts$|\.test\.tsx?$|^apps\/api\/(src\/env\.ts|test\/)|^apps\/local\/src\/(main|api-process|identity|postgres-cluster)\.ts$/

/** Words refused in code, and where. */
export const REFUSED_WORDS: readonly { word: RegExp; where: RegExp; why: string }[] = [
  {
    word: /\b(queryRawUnsafe|executeRawUnsafe)\b|\bPrisma\.raw\b/,
    where: /^apps\/api\/src\//,
    why: 'SQL made of text',
  },
  { word: /\bdangerouslySetInnerHTML\b/, where: /^apps\/web\//, why: 'markup made of text' },
  {
    // A BroadcastChannel hears this origin alone; a window hears every other.
    word: /\bonmessage\b|(?:\b(?:window|globalThis|self)\.|(?<![\w.]))addEventListener\(\s*['"]message['"]/,
    where: /^apps\/web\//,
    why: 'a message that any window may post',
  },
  { word: /\bMath\.random\b/, where: /^(apps\/api|packages)\//, why: 'chance that can be guessed' },
  {
    word: /\b(eslint|oxlint)-disable|@ts-(ignore|nocheck|expect-error)/,
    where: /^/,
    why: 'a rule switched off',
  },
  { word: /\b(test|it|describe)\.(skip|only|todo)\b/, where: /\.(test|spec)\.tsx?$/, why: 'a test left out' },
]

/** Of an endpoint, what only its types and the API know. */
export const NOT_BUILT = /^(name|summary|tag|access|scope|costly|params|query|body|reply|status|problems)$/

/** Where every word is a translation; the gallery is for who builds, and shows samples. */
export const SCREENS = /^apps\/web\/src\/(?!routes\/gallery\/).*\.tsx$/
/** What is written on the keys. */
export const KEY_NAMES = /\b(Ctrl|Alt|Esc|Tab)\b/g

/** JSX attributes that people read or hear. */
export const READ_ATTRIBUTES = /^(aria-label|aria-description|title|alt|placeholder|label|description)$/
