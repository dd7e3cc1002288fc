// The product's own grid, criterion by criterion (RGAA 4.1.2, DINUM): the page « Accessibilité » and
// docs/accessibility.md are made from it. What nobody has tried counts as not met.

import type { Criterion, Means } from './criterion.ts'

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
const notMet = (id: string, about: string, note: string): Criterion => ({
  id,
  about,
  verdict: 'not-met',
  means: ['looked'],
  note,
})
const notTried = (id: string, about: string, note: string): Criterion => ({
  ...notMet(id, about, note),
  verdict: 'not-tried',
  means: ['read'],
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
  met(
    '1.3',
    'the alternative says what the image says',
    ['looked'],
    'icons that inform are named « Erreur »; a picture of an answer or a request has the words that its author must write',
  ),
  absent('1.4', 'the alternative of a captcha', 'no captcha'),
  absent('1.5', 'another way than a captcha', 'no captcha'),
  met('1.6', 'a long description where one is needed', ['component'], 'the bars of figures have a table'),
  met('1.7', 'the long description is right', ['component'], 'the table has each figure of the bars'),
  met(
    '1.8',
    'no text as an image',
    ['criteria'],
    'no picture, canvas or drawn letter on any page but what people send',
  ),
  met('1.9', 'a caption is tied to its image', ['axe', 'read']),

  absent('2.1', 'frames have a title', 'no frame on any page'),
  absent('2.2', 'the title of a frame fits', 'no frame on any page'),

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
  met(
    '3.3',
    'controls and signs have enough contrast',
    ['criteria'],
    'edges of fields, icons and the ring of the focus, computed in both themes: three to one at least',
  ),

  ...Array.from({ length: 13 }, (_, place) => absent(`4.${place + 1}`, 'sound and film', NO_MEDIA)),

  absent('5.1', 'complex data tables have a summary', 'no complex table'),
  absent('5.2', 'the summary is right', 'no complex table'),
  absent('5.3', 'layout tables read in order', NO_LAYOUT_TABLE),
  met('5.4', 'data tables have a title', ['axe', 'component'], 'a caption or the heading that names them'),
  met('5.5', 'the title of a table fits', ['looked'], 'each says which list it is, and how long'),
  met('5.6', 'headers of rows and columns are declared', ['axe']),
  met('5.7', 'cells are tied to their headers', ['axe']),
  absent('5.8', 'layout tables have nothing of data tables', NO_LAYOUT_TABLE),

  met('6.1', 'links say where they lead', ['axe', 'component', 'read']),
  met('6.2', 'links have a name', ['axe']),

  met(
    '7.1',
    'scripts work with assistive technologies',
    ['axe', 'component', 'heard'],
    'a request was filed and followed with Orca 43.1; NVDA, JAWS and VoiceOver were not used',
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

  met('8.1', 'pages declare their type', ['criteria']),
  met(
    '8.2',
    'the markup is valid',
    ['criteria'],
    'no id twice, none missing, and a parser reads each page as the browser holds it',
  ),
  met('8.3', 'the language is declared', ['axe', 'story']),
  met('8.4', 'the language is right', ['story'], 'it follows the reader’s choice at once'),
  met('8.5', 'pages have a title', ['story']),
  met('8.6', 'the title fits, and each page has its own', ['story']),
  met(
    '8.7',
    'a change of language is declared',
    ['criteria', 'component'],
    'answers, and what the desk wrote in its one language (topics, products, forms), in a page of another',
  ),
  met(
    '8.8',
    'the language of a change is right',
    ['criteria'],
    'French answers in an English page, names of languages in the list of languages',
  ),
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

  met(
    '10.1',
    'style sheets make the presentation',
    ['criteria'],
    'no element or attribute of presentation, no word drawn out by spaces',
  ),
  met('10.2', 'what is seen is there without styles', ['criteria'], 'no word comes from a sheet'),
  met(
    '10.3',
    'it reads in order without styles',
    ['criteria'],
    'nothing is shown in another order than it is written, on wide screens',
  ),
  met('10.4', 'text grows to 200 % without loss', ['story']),
  met(
    '10.5',
    'colours of text and ground are declared together',
    ['criteria'],
    'with a reader’s own colours below those of the page, nothing mixes the two',
  ),
  met('10.6', 'links in a text are told from it', ['axe'], 'underlined'),
  met(
    '10.7',
    'the focus is seen',
    ['criteria', 'story'],
    'every stop of every page, in both themes, and none is covered when it has the focus',
  ),
  met('10.8', 'what is hidden is meant to be', ['axe', 'read']),
  met(
    '10.9',
    'shape and place are never the only sign',
    ['looked'],
    'states, steps and the page one is on are said in words or by ARIA beside their shape',
  ),
  met('10.10', 'shape and place are never the only sign, done right', ['looked'], 'as 10.9'),
  met('10.11', 'no scrolling both ways at 320 px', ['story']),
  met('10.12', 'wider spacing of text loses nothing', ['story']),
  met(
    '10.13',
    'what appears on hover or focus can be left, kept and reached',
    ['criteria'],
    'nothing appears on hover or focus but the way past the menu; sheets are searched for it',
  ),
  met('10.14', 'what styles show is reached by keyboard', ['story']),

  met('11.1', 'fields have a label', ['axe', 'component']),
  met('11.2', 'labels fit', ['looked', 'heard']),
  met('11.3', 'the same field has the same label everywhere', ['looked']),
  met('11.4', 'labels stand beside their field', ['criteria'], 'measured on every page'),
  met('11.5', 'fields of a kind are grouped', ['axe', 'component']),
  met('11.6', 'groups have a legend', ['axe']),
  met('11.7', 'legends fit', ['looked', 'heard']),
  met(
    '11.8',
    'choices of a kind are grouped',
    ['criteria', 'component'],
    'topics stand under their service, products under their family',
  ),
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
  met(
    '11.13',
    'fields about the person can be completed by the browser',
    ['criteria'],
    'the telephone is the one field about the person: the rest is known and never asked',
  ),

  met(
    '12.1',
    'two ways at least to a page',
    ['criteria', 'looked'],
    'the menu and the site map; at the desk a search too',
  ),
  met(
    '12.2',
    'menus stay in their place',
    ['criteria'],
    'the same links in the same order on every page of the portal, and of the desk',
  ),
  met('12.3', 'the site map is right', ['looked'], 'every page that one may open'),
  met(
    '12.4',
    'the site map is reached alike everywhere',
    ['criteria'],
    'at the foot of each page, under the views of the desk',
  ),
  met(
    '12.5',
    'the search is reached alike everywhere',
    ['criteria', 'looked'],
    'in the desk’s bar on each page; in the portal on the first entry of the menu',
  ),
  met('12.6', 'regions can be reached or jumped', ['axe', 'story']),
  met('12.7', 'a way past the menu', ['story']),
  met('12.8', 'Tab goes in a right order', ['story']),
  met('12.9', 'no trap for the keyboard', ['story']),
  met('12.10', 'single keys can be switched off', ['story', 'component']),
  met('12.11', 'what appears on hover or focus is reached by keyboard', ['criteria'], 'as 10.13'),

  met(
    '13.1',
    'time limits can be held or are wide',
    ['criteria', 'component'],
    'two minutes before a session ends one is told, and stays by a press',
  ),
  met('13.2', 'no window opens unasked', ['criteria'], 'a link to another tab says so'),
  notTried(
    '13.3',
    'office documents have an accessible version',
    'the PDF of a request is tagged; no validator',
  ),
  notTried('13.4', 'the accessible version says the same', 'as 13.3'),
  absent('13.5', 'cryptic signs have an alternative', 'none'),
  absent('13.6', 'the alternative of a cryptic sign is right', 'none'),
  met('13.7', 'nothing flashes', ['criteria'], 'no animation in the sheets'),
  met('13.8', 'what moves can be stopped', ['criteria'], 'as 13.7'),
  met('13.9', 'any orientation', ['criteria'], 'each page fits a phone that is turned'),
  met(
    '13.10',
    'no complex gesture is needed',
    ['criteria', 'story'],
    'the journeys by keyboard and by single presses; dropping files has its button',
  ),
  met(
    '13.11',
    'a press can be called off',
    ['criteria'],
    'a button that is left before it is let go does nothing',
  ),
  met(
    '13.12',
    'no movement of the device is needed',
    ['criteria'],
    'no page listens to how the device moves',
  ),
]
