import type { Category } from '@guichet/contracts/catalogue'
import { DeskWords } from '../../format/desk-words.tsx'
import { useT } from '../../reader.tsx'
import { Tree, type TreeNode } from '../../ui/tree.tsx'
import { Marked } from './marked.tsx'
import { TopicIcon } from './topic-icon.tsx'
import { orientation } from './topics.ts'

export type TopicTreeProps = {
  categories: readonly Category[]
  /** What was typed in the filter: every branch then shows, and its words are marked. */
  words: readonly string[]
  onChoose: (id: string) => void
}

const self = '#self'

/** The catalogue as the desks of the tree show it: branches that open, topics that one chooses. */
export function TopicTree({ categories, words, onChoose }: TopicTreeProps) {
  const t = useT()
  const guide = orientation(categories)
  const nodeOf = ({ id, label, acceptsTickets, children }: Category): TreeNode => {
    if (children.length === 0) return { id, label }
    // A branch that takes requests itself is offered as the first thing in it.
    const own = acceptsTickets ? [{ id: id + self, label: t('filing.topic.itself', { topic: label }) }] : []
    return { id, label, children: [...own, ...children.map(nodeOf)] }
  }
  const iconOf = new Map(categories.map(({ id, icon }) => [id, icon]))
  return (
    <Tree
      label={t('filing.topics')}
      nodes={categories.filter((category) => category !== guide).map(nodeOf)}
      opened={words.length > 0 ? 'all' : []}
      onChoose={({ id }) => onChoose(id.replace(self, ''))}
      renderLabel={(node) => (
        <DeskWords>
          <Marked text={node.label} words={words} />
        </DeskWords>
      )}
      renderIcon={({ id }) => iconOf.has(id) && <TopicIcon name={iconOf.get(id)} />}
    />
  )
}
