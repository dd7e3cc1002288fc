import { IconChevronRight } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flatten, parentOf, type Row, type TreeNode } from './tree-rows.ts'
import './tree.css'

export type { TreeNode } from './tree-rows.ts'

export type TreeProps = {
  label: string
  nodes: readonly TreeNode[]
  /** Enter, Space or a click on a node without children. */
  onChoose: (node: TreeNode) => void
  chosenId?: string
  /** What is open at first; `all` after a filter, so that every match shows. */
  opened?: readonly string[] | 'all'
  /** The label as it is drawn, when a part of it is marked. */
  renderLabel?: (node: TreeNode) => ReactNode
  /** What a node is known by at a glance, before its label. */
  renderIcon?: (node: TreeNode) => ReactNode
  /** What follows a node's label: a hint, a count. */
  renderDetail?: (node: TreeNode) => ReactNode
}

/** The ARIA tree: one stop for Tab, arrows inside, Home and End, and typing the first letters. */
export function Tree(props: TreeProps) {
  const { label, nodes, onChoose, chosenId, opened = [], renderIcon, renderLabel, renderDetail } = props
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(opened === 'all' ? [] : opened))
  const [active, setActive] = useState<string>()
  const tree = useRef<HTMLUListElement>(null)
  const rows = flatten(nodes, (node) => opened === 'all' || open.has(node.id))
  const stop = rows.some((row) => row.node.id === active) ? active : rows[0]?.node.id

  const goTo = (row: Row | undefined) => {
    if (!row) return
    setActive(row.node.id)
    tree.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(row.node.id)}"]`)?.focus()
  }
  const toggle = (node: TreeNode, isOpen: boolean) => {
    const next = new Set(open)
    if (isOpen) next.add(node.id)
    else next.delete(node.id)
    setOpen(next)
  }
  const choose = (row: Row) => {
    setActive(row.node.id)
    if (row.node.children?.length) toggle(row.node, !row.isOpen)
    else onChoose(row.node)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.node.id === stop)
    const row = rows[index]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const act = keyAct(event.key, { rows, index, row, goTo, toggle, choose })
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <ul ref={tree} className="g-tree" role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <li
          key={row.node.id}
          role="treeitem"
          className={`g-tree-row g-tree-level-${Math.min(row.level, 6)}`}
          data-node={row.node.id}
          tabIndex={row.node.id === stop ? 0 : -1}
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.siblings}
          aria-expanded={row.node.children?.length ? row.isOpen : undefined}
          aria-selected={row.node.id === chosenId}
          onClick={() => choose(row)}
          onFocus={() => setActive(row.node.id)}
        >
          {row.node.children?.length ? (
            <IconChevronRight className="g-icon g-tree-caret" aria-hidden />
          ) : null}
          {renderIcon?.(row.node)}
          <span>{renderLabel?.(row.node) ?? row.node.label}</span>
          {renderDetail?.(row.node)}
        </li>
      ))}
    </ul>
  )
}

type Keyboard = {
  rows: readonly Row[]
  index: number
  row: Row
  goTo: (row: Row | undefined) => void
  toggle: (node: TreeNode, isOpen: boolean) => void
  choose: (row: Row) => void
}

function keyAct(key: string, { rows, index, row, goTo, toggle, choose }: Keyboard): (() => void) | undefined {
  const isParent = (row.node.children?.length ?? 0) > 0
  switch (key) {
    case 'ArrowDown':
      return () => goTo(rows[index + 1])
    case 'ArrowUp':
      return () => goTo(rows[index - 1])
    case 'Home':
      return () => goTo(rows[0])
    case 'End':
      return () => goTo(rows.at(-1))
    case 'ArrowRight':
      if (!isParent) return undefined
      return () => (row.isOpen ? goTo(rows[index + 1]) : toggle(row.node, true))
    case 'ArrowLeft':
      return () => (isParent && row.isOpen ? toggle(row.node, false) : goTo(parentOf(rows, index)))
    case 'Enter':
    case ' ':
      return () => choose(row)
    default:
      return key.length === 1 ? () => goTo(startingWith(rows, index, key)) : undefined
  }
}

function startingWith(rows: readonly Row[], index: number, letter: string): Row | undefined {
  const turned = [...rows.slice(index + 1), ...rows.slice(0, index + 1)]
  return turned.find((row) => plain(row.node.label).startsWith(plain(letter)))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
