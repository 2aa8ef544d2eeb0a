/** A link for recipients: to copy, to scan, to open. */
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

export function LinkCard({ link, language }: { readonly link: Link; readonly language: Language }) {
  const styles = useStyles()
  const field = useRef<HTMLInputElement>(null)
  const w = editWords(language).link
  return (
    <div className={styles.card}>
      <Field label={w.label}>
        <Input readOnly value={link.url} input={{ ref: field, onFocus: (event) => event.target.select() }} />
      </Field>
      <div className={styles.actions}>
        <CopyButton field={field} label={w.copy} language={language} />
        <Button as="a" size="small" {...{ href: link.url, target: '_blank', rel: 'noreferrer' }}>
          {w.open}
        </Button>
      </div>
      <QrCode text={link.url} label={w.qr} />
      <Caption1 className={styles.quiet}>{w.hint}</Caption1>
    </div>
  )
}
