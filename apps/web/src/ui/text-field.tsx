import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { FieldError, FieldLabel } from './field.tsx'

type Common = {
  label: ReactNode
  /** Said beside the label; a field without it must be filled. */
  optional?: boolean
  /** What to write, and how, under the label. */
  hint?: ReactNode
  /** What is wrong and how to mend it, above the field. */
  error?: string | undefined
}

export type TextFieldProps = Omit<TextInputProps, keyof Common | 'description'> & Common

/** One line of text. Takes what react-hook-form's `register` returns; give it the `id` the error summary links to. */
export function TextField({ label, optional, hint, error, ...rest }: TextFieldProps) {
  return (
    <TextInput
      dir="auto"
      {...rest}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={error && <FieldError>{error}</FieldError>}
    />
  )
}

export type TextAreaFieldProps = Omit<TextareaProps, keyof Common | 'description'> & Common

/** Several lines, growing with its text. */
export function TextAreaField({ label, optional, hint, error, ...rest }: TextAreaFieldProps) {
  return (
    <Textarea
      dir="auto"
      {...rest}
      label={<FieldLabel label={label} optional={optional} />}
      description={hint}
      error={error && <FieldError>{error}</FieldError>}
    />
  )
}
