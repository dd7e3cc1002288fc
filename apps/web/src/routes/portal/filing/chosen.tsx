import { TopicIcon } from '../../../features/catalogue/topic-icon.tsx'
import { iconOf, pathSaid, type Topic } from '../../../features/catalogue/topics.ts'
import { DeskWords } from '../../../format/desk-words.tsx'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { Plate } from '../../../ui/plate.tsx'

/** The topic chosen, who answers it, and the way to another one, with all that was typed. */
export function Chosen({ topic, onChange }: { topic: Topic; onChange: () => void }) {
  const { category, above } = topic
  const t = useT()
  return (
    <Plate kind="chosen">
      <div className="g-chosen">
        <div>
          <p>
            <span className="g-dim">{t('filing.chosen')}</span> <TopicIcon name={iconOf(topic)} />{' '}
            <DeskWords>
              {above.length > 0 && `${pathSaid(above)} › `}
              <b>{category.label}</b>
            </DeskWords>
          </p>
          <p>{t('filing.chosen.team', { team: category.team.label })}</p>
        </div>
        <Button id="categoryId" variant="subtle" size="small" onClick={onChange}>
          {t('filing.change')} <span className="g-sr">{t('filing.change.of')}</span>
        </Button>
      </div>
    </Plate>
  )
}
