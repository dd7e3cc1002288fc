import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { PAGES_AHEAD } from './ahead-pages.ts'

// What every page of the portal needs after the first script, in the language of most: asked for at once, not once that has run.
const SOON = /\/src\/routes\/portal\/layout\.tsx$/
const WORDS = 'words-fr'
const FONT = /latin-wght-normal-.*\.woff2$/

/**
 * Names in the HTML what the first script would only ask for later, and in `ahead.json` what each of the usual pages asks for
 * besides: the API names those in the head of its answer, which alone knows the page.
 */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const tags: HtmlTagDescriptor[] = []
        const add = (file: string, attrs: Record<string, string | boolean>) => {
          if (!html.includes(file))
            tags.push({
              tag: 'link',
              injectTo: 'head',
              attrs: { ...attrs, href: `/${file}`, crossorigin: true },
            })
        }
        const { scripts, styles } = soonIn(bundle)
        const font = Object.keys(bundle).find((file) => FONT.test(file))
        if (font) add(font, { rel: 'preload', as: 'font', type: 'font/woff2' })
        for (const file of styles) add(file, { rel: 'stylesheet' })
        for (const file of scripts) add(file, { rel: 'modulepreload' })
        return tags
      },
    },
    writeBundle: ({ dir = 'dist' }, bundle) => {
      const first = soonIn(bundle, (chunk) => chunk.isEntry || isSoon(chunk))
      const pages = PAGES_AHEAD.map(({ path, modules, reads }) => {
        const { scripts, styles } = soonIn(bundle, ({ moduleIds }) =>
          moduleIds.some((id) => modules.some((end) => id.endsWith(end))),
        )
        const besides = (files: Set<string>, known: Set<string>) =>
          [...files].filter((file) => !known.has(file)).map((file) => `/${file}`)
        return {
          path,
          reads: reads.map((read) => `/api/v1${read}`),
          scripts: besides(scripts, first.scripts),
          styles: besides(styles, first.styles),
        }
      })
      writeFileSync(join(dir, 'ahead.json'), JSON.stringify(pages))
    },
  }
}

const isSoon = ({ name, moduleIds }: Rolldown.OutputChunk): boolean =>
  name === WORDS || moduleIds.some((id) => SOON.test(id))

function soonIn(
  bundle: Rolldown.OutputBundle,
  isAsked: (chunk: Rolldown.OutputChunk) => boolean = isSoon,
): { scripts: Set<string>; styles: Set<string> } {
  const [scripts, styles] = [new Set<string>(), new Set<string>()]
  const add = (file: string) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || scripts.has(file)) return
    scripts.add(file)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    chunk.imports.forEach(add)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && isAsked(chunk)) add(chunk.fileName)
  }
  return { scripts, styles }
}
