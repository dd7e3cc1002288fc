import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { LIMITS } from '@guichet/contracts/limits'
import { oneLine } from '@guichet/contracts/primitives'
import { TOKEN_SCOPES, tokenScope } from '@guichet/contracts/tokens'
import { z } from 'zod'
import { ProblemError } from '../../api.ts'
import { useIdempotencyKey } from '../../idempotency-key.ts'
import { useT } from '../../reader.tsx'
import { serverNow } from '../../server-clock.ts'
import { FormEnd } from '../../ui/form-end.tsx'
import { CheckboxField } from '../../ui/choice-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FieldError } from '../../ui/field.tsx'
import { Plate } from '../../ui/plate.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useMakeToken } from './mutations.ts'

const aDay = 86_400_000

const form = z.object({
  name: oneLine(LIMITS.tokenName),
  scopes: z.array(tokenScope).min(1),
  expiresOn: z.iso.date().refine((date) => {
    const left = endOf(date).getTime() - serverNow()
    return left > 0 && left <= LIMITS.tokenDays * aDay
  }),
})
type TokenWanted = z.infer<typeof form>

const fields = [
  ['name', 'account.token.name.error', 'jeton-nom'],
  ['scopes', 'account.token.scopes.error', 'jeton-droits'],
  ['expiresOn', 'account.token.expiry.error', 'jeton-fin'],
] as const

/** A name, the rights, the end: the least that makes a token understood later. */
export function TokenForm({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
  const t = useT()
  const making = useMakeToken()
  const key = useIdempotencyKey()
  const { register, handleSubmit, formState } = useForm<TokenWanted>({
    resolver: zodResolver(form),
    defaultValues: { name: '', scopes: ['tickets:read'], expiresOn: dateIn(90) },
    shouldFocusError: false,
  })
  const errors = Object.fromEntries(
    fields.map(([field, message]) => [field, formState.errors[field] && t(message)]),
  )
  const problems = fields.flatMap(([field, message, id]) =>
    formState.errors[field] ? [{ field: id, message: t(message) }] : [],
  )
  const make = ({ name, scopes, expiresOn }: TokenWanted) => {
    if (making.isPending) return
    const token = { name, scopes, expiresAt: endOf(expiresOn).toISOString() }
    making.mutate(
      { token, key: key.of(token) },
      {
        onSuccess: ({ secret }) => {
          key.done()
          onMade(secret)
        },
      },
    )
  }
  return (
    <Plate>
      <form className="g-form" noValidate onSubmit={(event) => void handleSubmit(make)(event)}>
        <ErrorSummary problems={problems} attempt={formState.submitCount} />
        <Refused error={making.error} />
        <TextField
          id="jeton-nom"
          label={t('account.token.name')}
          hint={t('account.token.name.hint')}
          error={errors['name']}
          {...register('name')}
        />
        <fieldset className="g-choices">
          <legend>{t('account.token.scopes')}</legend>
          {errors['scopes'] && (
            <p className="g-error">
              <FieldError>{errors['scopes']}</FieldError>
            </p>
          )}
          {TOKEN_SCOPES.map((scope, index) => (
            <CheckboxField
              key={scope}
              value={scope}
              label={t(`account.scope.${scope}`)}
              hint={scope}
              {...(index === 0 ? { id: 'jeton-droits' } : {})}
              {...register('scopes')}
            />
          ))}
        </fieldset>
        <TextField
          id="jeton-fin"
          type="date"
          label={t('account.token.expiry')}
          error={errors['expiresOn']}
          min={dateIn(1)}
          max={dateIn(LIMITS.tokenDays - 1)}
          {...register('expiresOn')}
        />
        <FormEnd action={t('account.token.make')} isBusy={making.isPending} onCancel={onCancel} />
      </form>
    </Plate>
  )
}

/** A token is only made by somebody who signed in lately: the way to do so is offered. */
function Refused({ error }: { error: Error | null }) {
  const t = useT()
  if (error === null) return null
  if (!(error instanceof ProblemError)) return <ProblemNotice kind="offline" />
  return (
    <ProblemNotice title={error.problem.title}>
      {error.message}{' '}
      {error.problem.code === 'forbidden' && (
        <a href="/auth/sign-in?returnTo=%2Fcompte">{t('account.token.signIn')}</a>
      )}
    </ProblemNotice>
  )
}

function endOf(date: string): Date {
  return new Date(`${date}T23:59:59`)
}

function dateIn(days: number): string {
  return new Date(serverNow() + days * aDay).toISOString().slice(0, 10)
}
