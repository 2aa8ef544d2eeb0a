/** A link for recipients: to copy, to scan, to open; with its PIN, where it has one. */
import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import type { Link } from '../api/answers-edit.ts'
import type { Language } from '../language.ts'
import { CopyButton } from './CopyButton.tsx'
import { QrCode } from './QrCode.tsx'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export interface LinkCardProps {
  readonly link: Link
  /** Told once, here. */
  readonly pin?: string | null
  readonly language: Language
}

export function LinkCard({ link, pin = null, language }: LinkCardProps) {
  const styles = useStyles()
  const [linkField, pinField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const w = editWords(language).link
  return (
    <div className={styles.card}>
      <Field label={w.label}>
        <Input readOnly value={link.url} input={{ ref: linkField, onFocus: (event) => event.target.select() }} />
      </Field>
      <div className={styles.actions}>
        <CopyButton field={linkField} label={w.copy} language={language} />
        <Button as="a" size="small" {...{ href: link.url, target: '_blank', rel: 'noreferrer' }}>
          {w.open}
        </Button>
      </div>
      {pin !== null && (
        <>
          <Field label={w.pin}>
            <Input readOnly value={pin} input={{ ref: pinField, onFocus: (event) => event.target.select() }} />
          </Field>
          <CopyButton field={pinField} label={w.copyPin} language={language} />
        </>
      )}
      <QrCode text={link.url} label={w.qr} />
      <Caption1 className={styles.quiet}>{pin === null ? w.hint : w.pinHint}</Caption1>
    </div>
  )
}
