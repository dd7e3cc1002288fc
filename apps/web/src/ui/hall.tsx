import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useT } from '../reader.tsx'
import { PageHeading } from './page-heading.tsx'
import './hall.css'

export type HallProps = {
  title: string
  /** The browser tab, when the title is not enough. */
  tab?: string
  /** The language of the title and its sentence, where it is not the page's. */
  lang?: string
  back?: { to: string; label: string }
  /** After the way back: the reference. */
  trail?: ReactNode
  step?: { step: number; steps: number; name: string; next?: string }
  /** One sentence under the title. */
  sentence?: ReactNode
  /** Above a greeting title, as on the home page. */
  greeting?: ReactNode
  /** The page's own action, right of the title. */
  action?: ReactNode
  /** State, steps, tabs: the last thing before the edge. */
  children?: ReactNode
  /** An object that lies across the edge: the home's search, the sign-in's keys. */
  across?: ReactNode
}

/** What the institution says, above the edge of the counter; one works below it. */
export function Hall(props: HallProps) {
  const { title, tab, lang, back, trail, step, sentence, greeting, action, children, across } = props
  return (
    <div className={across ? 'g-hall g-hall-across' : 'g-hall'}>
      <div className="g-wrap">
        {back && <Crumb {...back} trail={trail} />}
        {step && <StepSay {...step} />}
        {greeting && <p className="g-dim">{greeting}</p>}
        <div className="g-hall-title">
          <PageHeading lang={lang} {...(tab === undefined ? {} : { tab })}>
            {title}
          </PageHeading>
          {action}
        </div>
        {sentence && (
          <p className="g-hall-sentence" lang={lang}>
            {sentence}
          </p>
        )}
        {children}
        {across && <div className="g-across">{across}</div>}
      </div>
    </div>
  )
}

function Crumb({ to, label, trail }: { to: string; label: string; trail: ReactNode }) {
  const t = useT()
  return (
    <nav className="g-crumb" aria-label={t('ui.breadcrumb')}>
      <Link to={to}>
        <IconArrowLeft className="g-icon" aria-hidden />
        {label}
      </Link>
      {trail && (
        <span className="g-dim g-wide-only">
          <span aria-hidden="true">/ </span>
          {trail}
        </span>
      )}
    </nav>
  )
}

function StepSay({ step, steps, name, next }: NonNullable<HallProps['step']>) {
  const t = useT()
  return (
    <p className="g-step">
      <b>{t('ui.step', { step, steps, name })}</b> {next && t('ui.step.next', { name: next })}
    </p>
  )
}
