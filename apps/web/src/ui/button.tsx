import { useId, type ComponentProps, type ReactNode } from 'react'
import { Link, type To } from 'react-router'
import './button.css'

type Look = {
  /** `filled`: the one action a view concludes with. `default`: any other. `choice`: one of two equal answers. */
  variant?: 'filled' | 'default' | 'subtle' | 'danger' | 'choice' | 'note' | undefined
  /** `small` on the desk and in rows, `chip` for filters. */
  size?: 'normal' | 'small' | 'chip' | undefined
  icon?: ReactNode
}

export type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** Why the button cannot be used now: it stays reachable, does nothing, and says so beside it. */
    disabledReason?: string | undefined
  }

export function Button({ variant, size, icon, disabledReason, children, className, ...rest }: ButtonProps) {
  const reasonId = useId()
  if (disabledReason === undefined) {
    return (
      <button type="button" {...rest} className={classOf({ variant, size }, className)}>
        {icon}
        {children}
      </button>
    )
  }
  return (
    <span className="g-button-held">
      <button
        {...rest}
        type="button"
        className={classOf({ variant, size }, className)}
        aria-disabled="true"
        aria-describedby={reasonId}
        onClick={undefined}
      >
        {icon}
        {children}
      </button>
      <span id={reasonId} className="g-hint">
        {disabledReason}
      </span>
    </span>
  )
}

/** `reloadDocument`: what is not a page of ours, such as a file to download. */
export type ButtonLinkProps = Omit<ComponentProps<'a'>, 'href'> & Look & { to: To; reloadDocument?: boolean }

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant, size, icon, children, className, ref, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} {...(ref ? { ref } : {})} className={classOf({ variant, size }, className)}>
      {icon}
      {children}
    </Link>
  )
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { label: string; icon: ReactNode }

export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`g-icon-button ${className ?? ''}`}
      aria-label={label}
      title={label}
    >
      {icon}
    </button>
  )
}

function classOf(
  { variant = 'default', size = 'normal' }: Pick<ButtonProps, 'variant' | 'size'>,
  more?: string,
): string {
  return `g-button g-button-${variant} g-button-${size} ${more ?? ''}`.trim()
}
