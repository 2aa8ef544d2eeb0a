/** Copies what stands in a field, and says whether it could. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { type RefObject, useState } from 'react'
import type { Language } from '../language.ts'
import { copyField } from './copy-text.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

export interface CopyButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>
  readonly label: string
  readonly language: Language
}

export function CopyButton({ field, label, language }: CopyButtonProps) {
  const styles = useStyles()
  const [copied, setCopied] = useState<boolean | null>(null)
  const w = editWords(language).link
  const copy = async (): Promise<void> => {
    if (field.current) setCopied(await copyField(field.current))
  }
  return (
    <div className={styles.line}>
      <Button size="small" onClick={() => void copy()}>
        {label}
      </Button>
      <Caption1 role="status">{copied === null ? '' : copied ? w.copied : w.copyByHand}</Caption1>
    </div>
  )
}
