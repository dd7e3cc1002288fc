import { useId, useState } from 'react'
import { LIMITS } from '@guichet/contracts/limits'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Plate } from '../../ui/plate.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'
import { tooLong } from '../../ui/too-long.ts'
import { useGiveFeedback } from './mutations.ts'
import './answers.css'

/** « Cette réponse vous a-t-elle aidé ? »: a click is enough, a word is welcome, and one may change one's mind. */
export function Helped({ id, helpful }: { id: string; helpful: boolean | null }) {
  const t = useT()
  const titleId = useId()
  const { mutate, isSuccess, isError } = useGiveFeedback()
  const [said, setSaid] = useState(helpful)
  const [word, setWord] = useState('')
  const long = tooLong(word.trim(), LIMITS.feedback, t)
  const say = (choice: boolean, comment = '') => {
    setSaid(choice)
    mutate({ id, helpful: choice, ...(comment.trim() === '' ? {} : { comment }) })
  }
  return (
    <Plate>
      <form
        className="g-helped"
        aria-labelledby={titleId}
        onSubmit={(event) => {
          event.preventDefault()
          if (said !== null && long === undefined) say(said, word)
        }}
      >
        <h2 id={titleId}>{t('answers.helped')}</h2>
        <div className="g-row">
          <Button aria-pressed={said === true} onClick={() => say(true)}>
            {t('answers.helped.yes')}
          </Button>
          <Button aria-pressed={said === false} onClick={() => say(false)}>
            {t('answers.helped.no')}
          </Button>
        </div>
        <p role="status" className="g-small">
          {isSuccess && t('answers.helped.thanks')}
          {isError && t('answers.helped.failed')}
        </p>
        {said !== null && (
          <>
            <TextAreaField
              label={t('answers.helped.word')}
              optional
              autosize
              minRows={2}
              error={long}
              value={word}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
            <div>
              <Button type="submit" size="small">
                {t('answers.helped.send')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Plate>
  )
}
