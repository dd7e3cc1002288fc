import { createElement, useMemo, type ReactNode } from 'react'
import { isSafeLink, LINK_REL, pictureOf, RICH_TEXT } from '@guichet/contracts/rich-text'
import './answer-text.css'

export type AnswerTextProps = { html: string; language: 'fr' | 'en' }

/** The text of an answer, made anew from the allow-list: whatever came, no other element or attribute is ever drawn. */
export function AnswerText({ html, language }: AnswerTextProps) {
  const drawn = useMemo(
    () => drawAll(new DOMParser().parseFromString(html, 'text/html').body.childNodes),
    [html],
  )
  return (
    <div className="g-answer-text" lang={language}>
      {drawn}
    </div>
  )
}

const drawAll = (nodes: NodeListOf<ChildNode>): ReactNode[] =>
  [...nodes].map((node, place) => draw(node, String(place)))

function draw(node: ChildNode, key: string): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (!Object.hasOwn(RICH_TEXT, tag)) return null
  const props = propsOf(tag, node)
  if (props === undefined) return tag === 'a' ? drawAll(node.childNodes) : null
  const isVoid = tag === 'img' || tag === 'br' || tag === 'hr'
  return createElement(tag, { key, ...props }, ...(isVoid ? [] : drawAll(node.childNodes)))
}

/** Undefined: not as it stands. */
function propsOf(tag: string, element: Element): Record<string, string | number> | undefined {
  const href = element.getAttribute('href') ?? ''
  const src = element.getAttribute('src') ?? ''
  const start = Number(element.getAttribute('start'))
  switch (tag) {
    case 'a':
      return isSafeLink(href) ? { href, rel: LINK_REL } : undefined
    case 'img':
      return pictureOf(src) ? { src, alt: element.getAttribute('alt') ?? '', loading: 'lazy' } : undefined
    case 'ol':
      return start > 1 ? { start } : {}
    default:
      return {}
  }
}
