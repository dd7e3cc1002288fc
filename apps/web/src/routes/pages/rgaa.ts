// The product's own grid, criterion by criterion (RGAA 4.1.2, DINUM): the page « Accessibilité » and
// docs/accessibility.md are made from it. What nobody has tried counts as not met.

export type Verdict = 'met' | 'not-met' | 'not-tried' | 'not-applicable'

/** How a criterion was looked at; docs/accessibility.md says what each is. */
export type Means = 'axe' | 'story' | 'component' | 'read'

export interface Criterion {
  readonly id: string
  readonly about: string
  readonly verdict: Verdict
  readonly means: readonly Means[]
  /** What makes it so, or what is missing. */
  readonly note?: string
}

const met = (id: string, about: string, means: readonly Means[], note?: string): Criterion => ({
  id,
  about,
  verdict: 'met',
  means,
  ...(note === undefined ? {} : { note }),
})
const absent = (id: string, about: string, note: string): Criterion => ({
  id,
  about,
  verdict: 'not-applicable',
  means: ['read'],
  note,
})
/** Believed from the sources is not tried. */
const notTried = (id: string, about: string, note = 'not tried in the running product'): Criterion => ({
  id,
  about,
  verdict: 'not-tried',
  means: ['read'],
  note,
})

const NO_MEDIA = 'no sound, film or animation of our own; files of requests are downloads'
const NO_LAYOUT_TABLE = 'no table is used for layout'

export const RGAA: readonly Criterion[] = [
  met(
    '1.1',
    'images that inform have an alternative',
    ['axe', 'read'],
    'pictures of a request are named after their file',
  ),
  met('1.2', 'images that decorate are ignored', ['axe', 'component'], 'icons are aria-hidden'),
  notTried('1.3', 'the alternative says what the image says'),
  absent('1.4', 'the alternative of a captcha', 'no captcha'),
  absent('1.5', 'another way than a captcha', 'no captcha'),
  absent('1.6', 'a long description where one is needed', 'no complex image of our own'),
  absent('1.7', 'the long description is right', 'no complex image of our own'),
  notTried('1.8', 'no text as an image'),
  met('1.9', 'a caption is tied to its image', ['axe', 'read']),

  met('2.1', 'frames have a title', ['axe']),
  notTried('2.2', 'the title of a frame fits'),

  met(
    '3.1',
    'colour is never the only sign',
    ['read', 'component'],
    'states are said in words beside their colour and shape',
  ),
  met(
    '3.2',
    'text has enough contrast',
    ['axe'],
    'both themes, and the colour an institution chooses is corrected until it has',
  ),
  notTried('3.3', 'controls and signs have enough contrast'),

  ...Array.from({ length: 13 }, (_, place) => absent(`4.${place + 1}`, 'sound and film', NO_MEDIA)),

  absent('5.1', 'complex data tables have a summary', 'no complex table'),
  absent('5.2', 'the summary is right', 'no complex table'),
  absent('5.3', 'layout tables read in order', NO_LAYOUT_TABLE),
  met('5.4', 'data tables have a title', ['axe', 'component'], 'a caption or the heading that names them'),
  notTried('5.5', 'the title of a table fits'),
  met('5.6', 'headers of rows and columns are declared', ['axe']),
  met('5.7', 'cells are tied to their headers', ['axe']),
  absent('5.8', 'layout tables have nothing of data tables', NO_LAYOUT_TABLE),

  met('6.1', 'links say where they lead', ['axe', 'component', 'read']),
  met('6.2', 'links have a name', ['axe']),

  notTried(
    '7.1',
    'scripts work with assistive technologies',
    'roles, names and states are tested; NVDA, JAWS and VoiceOver were not used',
  ),
  absent('7.2', 'an alternative to a script is right', 'no script has an alternative'),
  met('7.3', 'everything works by keyboard', ['story', 'component']),
  met('7.4', 'a change of context is asked for or announced', ['story']),
  met(
    '7.5',
    'messages of status reach assistive technologies',
    ['component', 'story'],
    'role=status and role=alert, present before they speak',
  ),

  notTried('8.1', 'pages declare their type'),
  notTried('8.2', 'the markup is valid'),
  met('8.3', 'the language is declared', ['axe', 'story']),
  met('8.4', 'the language is right', ['story'], 'it follows the reader’s choice at once'),
  met('8.5', 'pages have a title', ['story']),
  met('8.6', 'the title fits, and each page has its own', ['story']),
  notTried('8.7', 'a change of language is declared'),
  notTried('8.8', 'the language of a change is right'),
  met('8.9', 'tags serve their meaning', ['axe', 'read']),
  met(
    '8.10',
    'a change of direction is declared',
    ['component'],
    'words that people typed are isolated (dir=auto)',
  ),

  met('9.1', 'headings make a right plan', ['axe', 'story']),
  met('9.2', 'the structure is right', ['axe', 'story'], 'one banner, one main, named navigation, one foot'),
  met('9.3', 'lists are lists', ['axe', 'component']),
  absent('9.4', 'quotations are marked', 'no quotation of our own'),

  notTried('10.1', 'style sheets make the presentation'),
  notTried('10.2', 'what is seen is there without styles'),
  notTried('10.3', 'it reads in order without styles'),
  met('10.4', 'text grows to 200 % without loss', ['story']),
  notTried('10.5', 'colours of text and ground are declared together'),
  met('10.6', 'links in a text are told from it', ['axe'], 'underlined'),
  notTried('10.7', 'the focus is seen'),
  met('10.8', 'what is hidden is meant to be', ['axe', 'read']),
  notTried('10.9', 'shape and place are never the only sign'),
  notTried('10.10', 'shape and place are never the only sign, done right'),
  met('10.11', 'no scrolling both ways at 320 px', ['story']),
  met('10.12', 'wider spacing of text loses nothing', ['story']),
  notTried('10.13', 'what appears on hover or focus can be left, kept and reached'),
  met('10.14', 'what styles show is reached by keyboard', ['story']),

  met('11.1', 'fields have a label', ['axe', 'component']),
  notTried('11.2', 'labels fit'),
  notTried('11.3', 'the same field has the same label everywhere'),
  notTried('11.4', 'labels stand beside their field'),
  met('11.5', 'fields of a kind are grouped', ['axe', 'component']),
  met('11.6', 'groups have a legend', ['axe']),
  notTried('11.7', 'legends fit'),
  notTried('11.8', 'choices of a kind are grouped'),
  met('11.9', 'buttons say what they do', ['axe', 'component']),
  met(
    '11.10',
    'what is required and refused is said, tied to its field',
    ['component', 'story'],
    'a summary with links, then each field',
  ),
  met('11.11', 'refusals suggest what to type', ['component', 'read']),
  met(
    '11.12',
    'what one sends can be changed, checked or taken back',
    ['story'],
    'a closure asks for confirmation and may be reopened',
  ),
  notTried('11.13', 'fields about the person can be completed by the browser'),

  notTried('12.1', 'two ways at least to a page'),
  notTried('12.2', 'menus stay in their place'),
  absent('12.3', 'the site map is right', 'no site map: menu and search'),
  absent('12.4', 'the site map is reached alike everywhere', 'no site map'),
  notTried('12.5', 'the search is reached alike everywhere'),
  met('12.6', 'regions can be reached or jumped', ['axe', 'story']),
  met('12.7', 'a way past the menu', ['story']),
  met('12.8', 'Tab goes in a right order', ['story']),
  met('12.9', 'no trap for the keyboard', ['story']),
  met('12.10', 'single keys can be switched off', ['story', 'component']),
  notTried('12.11', 'what appears on hover or focus is reached by keyboard'),

  notTried('13.1', 'time limits can be held or are wide'),
  notTried('13.2', 'no window opens unasked'),
  notTried(
    '13.3',
    'office documents have an accessible version',
    'the PDF of a request is tagged and read by a program; no validator of PDF/UA was used',
  ),
  notTried('13.4', 'the accessible version says the same', 'as 13.3'),
  absent('13.5', 'cryptic signs have an alternative', 'none'),
  absent('13.6', 'the alternative of a cryptic sign is right', 'none'),
  notTried('13.7', 'nothing flashes'),
  notTried('13.8', 'what moves can be stopped'),
  notTried('13.9', 'any orientation'),
  notTried('13.10', 'no complex gesture is needed'),
  notTried('13.11', 'a press can be called off'),
  notTried('13.12', 'no movement of the device is needed'),
]

/** What the French decree calls it, and the share of the criteria that apply which are met, rounded down. */
export function conformity(grid: readonly Criterion[]): {
  state: 'total' | 'partial' | 'none'
  percent: number
  open: readonly Criterion[]
} {
  const applied = grid.filter(({ verdict }) => verdict !== 'not-applicable')
  const open = applied.filter(({ verdict }) => verdict !== 'met')
  const percent = Math.floor((100 * (applied.length - open.length)) / applied.length)
  return { state: percent === 100 ? 'total' : percent >= 50 ? 'partial' : 'none', percent, open }
}
