import { useState, type ReactNode } from 'react'
import { useT } from '../../reader.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { TextAreaField } from '../../ui/text-field.tsx'

export type Opinion = { satisfaction?: number; comment?: string }
export type ApprovalFormProps = {
  onApprove: (opinion: Opinion) => void
  onCancel: () => void
  isBusy: boolean
  notice?: ReactNode
}

const marks = ['5', '4', '3', '2', '1'] as const

/** The last word of a request: an opinion if one likes, then the closing itself. */
export function ApprovalForm({ onApprove, onCancel, isBusy, notice }: ApprovalFormProps) {
  const t = useT()
  const [mark, setMark] = useState('')
  const [comment, setComment] = useState('')
  return (
    <form
      className="g-approval"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy) return
        onApprove({
          ...(mark === '' ? {} : { satisfaction: Number(mark) }),
          ...(comment.trim() === '' ? {} : { comment }),
        })
      }}
    >
      {notice}
      <RadioField
        label={t('requests.satisfaction')}
        name="satisfaction"
        optional
        inline
        value={mark}
        onChange={(event) => setMark(event.currentTarget.value)}
        choices={marks.map((value) => ({ value, label: t(`requests.satisfaction.${value}`) }))}
      />
      <TextAreaField
        label={t('requests.satisfaction.comment')}
        optional
        minRows={2}
        autosize
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <FormEnd action={t('requests.approve.confirm')} isBusy={isBusy} onCancel={onCancel} />
    </form>
  )
}
