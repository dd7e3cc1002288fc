import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RecordTable, type Column } from '../../ui/record-table.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useRevokeToken } from './mutations.ts'
import { tokensQuery, type Token } from './queries.ts'
import { TokenForm } from './token-form.tsx'
import { TokenSecret } from './token-secret.tsx'

/** One's tokens: what acts in one's name, for how long, and the means to stop it. */
export function Tokens() {
  const t = useT()
  const { data, error, refetch } = useQuery(tokensQuery)
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<string>()
  const [leaving, setLeaving] = useState<Token>()
  const columns = useColumns(setLeaving)
  return (
    <Section title={t('account.tokens')} aside={t('account.tokens.say')}>
      {data && data.items.length > 0 && (
        <RecordTable
          caption={t('account.tokens')}
          columns={columns}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      )}
      {data?.items.length === 0 && <p className="g-account-empty">{t('account.tokens.none')}</p>}
      {error && <ProblemNotice onRetry={() => void refetch()}>{error.message}</ProblemNotice>}
      {!data && !error && <Loading />}
      {secret !== undefined && <TokenSecret secret={secret} onDone={() => setSecret(undefined)} />}
      {isMaking ? (
        <TokenForm
          onMade={(made) => {
            setSecret(made)
            setMaking(false)
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <p className="g-account-act">
          <Button onClick={() => setMaking(true)}>{t('account.token.make')}</Button>
        </p>
      )}
      {leaving && <Revoking token={leaving} onClose={() => setLeaving(undefined)} />}
    </Section>
  )
}

function Revoking({ token, onClose }: { token: Token; onClose: () => void }) {
  const t = useT()
  const revoking = useRevokeToken()
  return (
    <Confirm
      opened
      danger
      title={t('account.token.revoke.title', { name: token.name })}
      action={t('account.token.revoke')}
      busy={revoking.isPending}
      onCancel={onClose}
      onConfirm={() =>
        revoking.mutate(token.id, {
          onSuccess: () => toast(t('account.token.revoked')),
          onError: (refusal) => toast(refusal.message, 'bad'),
          onSettled: onClose,
        })
      }
    >
      {t('account.token.revoke.say')}
    </Confirm>
  )
}

function useColumns(onRevoke: (token: Token) => void): Column<Token>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      key: 'name',
      header: t('account.token.name'),
      phone: 'head',
      cell: ({ name, prefix }) => (
        <>
          <span className="g-fact">{name}</span>
          <span className="g-detail">{`${prefix}…`}</span>
        </>
      ),
    },
    {
      key: 'scopes',
      header: t('account.token.scopes'),
      cell: ({ scopes }) => scopes.map((scope) => t(`account.scope.${scope}`)).join(', '),
    },
    {
      key: 'expiry',
      header: t('account.token.expiry'),
      width: '170px',
      phone: 'named',
      cell: ({ expiresAt }) => format.date(expiresAt),
    },
    {
      key: 'used',
      header: t('account.token.used'),
      width: '150px',
      phone: 'named',
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t('account.token.never') : format.shortMoment(lastUsedAt),
    },
    {
      key: 'act',
      header: <span className="g-sr">{t('account.session.act')}</span>,
      width: '140px',
      phone: 'mark',
      cell: (token) => (
        <Button size="small" onClick={() => onRevoke(token)}>
          {t('account.token.revoke')} <span className="g-sr">{token.name}</span>
        </Button>
      ),
    },
  ]
}
