import { isSafeLink, LINK_REL, pictureOf, RICH_TEXT } from '@guichet/contracts/rich-text'
import sanitizeHtml from 'sanitize-html'
import type { IOptions } from 'sanitize-html'

/** Deeper than anybody writes: a list in a quote in a list. */
const DEEPEST = 20

/**
 * The text of an answer as it is stored: the elements and attributes of `RICH_TEXT`, safe links, and the pictures of this
 * answer alone. What it gives, it gives back unchanged.
 */
export function sanitise(html: string, answerId: string): string {
  return sanitizeHtml(html, { ...options, exclusiveFilter: (frame) => isForeign(frame, answerId) }).trim()
}

const attributes = Object.entries(RICH_TEXT).filter(([, names]) => names.length > 0)

const options: IOptions = {
  allowedTags: Object.keys(RICH_TEXT),
  allowedAttributes: Object.fromEntries(attributes.map(([tag, names]) => [tag, [...names]])),
  allowedClasses: {},
  allowedStyles: {},
  // Links and pictures are looked at below, one by one, more closely than by scheme.
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  nestingLimit: DEEPEST,
  // Their content is no text for people.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'xmp',
    'noembed',
    'noframes',
    'iframe',
    'plaintext',
    'template',
    'title',
    'svg',
    'math',
  ],
  transformTags: {
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    // The page's own heading is above.
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    a: (tagName, { href = '' }): { tagName: string; attribs: Record<string, string> } =>
      isSafeLink(href) ? { tagName, attribs: { href, rel: LINK_REL } } : { tagName: 'span', attribs: {} },
    ol: (tagName, { start = '' }): { tagName: string; attribs: Record<string, string> } => ({
      tagName,
      attribs: /^\d{1,4}$/u.test(start) && start !== '1' ? { start } : {},
    }),
    img: (tagName, { src = '', alt = '' }) => ({ tagName, attribs: { src, alt } }),
  },
}

// A picture of elsewhere would tell its host who reads, and one of another answer may not be for this one's readers.
const isForeign = ({ tag, attribs }: sanitizeHtml.IFrame, answerId: string): boolean =>
  tag === 'img' && pictureOf(attribs['src'] ?? '')?.answerId !== answerId
