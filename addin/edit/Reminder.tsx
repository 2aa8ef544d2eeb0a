/** 催报: a text ready to be sent by whatever the office uses; she may change it before she copies it. */
import { Caption1, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import type { EditorRow } from '../api/answers-edit.ts'
import type { Language } from '../language.ts'
import { CopyButton } from './CopyButton.tsx'
import { longTimeText } from './shared-words.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  reminder: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
})

export interface ReminderProps {
  readonly issue: IssueEntry
  readonly bulletinName: string
  /** Those who owe something. */
  readonly rows: readonly EditorRow[]
  readonly past: boolean
  readonly language: Language
}

export function Reminder({ issue, bulletinName, rows, past, language }: ReminderProps) {
  const styles = useStyles()
  const w = editWords(language)
  const field = useRef<HTMLTextAreaElement>(null)
  // Made once when it is opened: the board refreshes, and what she has changed of the text is hers.
  const [text, setText] = useState(() =>
    w.board.reminder({
      bulletin: bulletinName,
      issue: w.issue.name(issue),
      deadline: longTimeText(issue.deadlineText, language),
      isPast: past,
      notSubmitted: rows.filter((row) => row.status === 'notSubmitted').map((row) => row.name),
      returned: rows.filter((row) => row.status === 'returned').map((row) => row.name),
    }),
  )
  if (rows.length === 0) return <Caption1 className={styles.reminder}>{w.board.nobodyOwes}</Caption1>
  return (
    <div className={styles.reminder}>
      <Field label={w.board.remindTitle}>
        <Textarea
          textarea={{ ref: field }}
          rows={10}
          resize="vertical"
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <CopyButton field={field} label={w.board.copyText} language={language} />
    </div>
  )
}
