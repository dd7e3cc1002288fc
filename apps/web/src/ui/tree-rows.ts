export type TreeNode = { id: string; label: string; children?: readonly TreeNode[] }

/** One visible line of a tree, with what a screen reader says of its place. */
export type Row = { node: TreeNode; level: number; position: number; siblings: number; isOpen: boolean }

export function flatten(nodes: readonly TreeNode[], isOpen: (node: TreeNode) => boolean, level = 1): Row[] {
  return nodes.flatMap((node, index) => {
    const opened = isOpen(node)
    const row = { node, level, position: index + 1, siblings: nodes.length, isOpen: opened }
    return [row, ...(opened ? flatten(node.children ?? [], isOpen, level + 1) : [])]
  })
}

export function parentOf(rows: readonly Row[], index: number): Row | undefined {
  const level = rows[index]?.level ?? 1
  return rows.slice(0, index).findLast((row) => row.level < level)
}
