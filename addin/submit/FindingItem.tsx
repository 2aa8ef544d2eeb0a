/** One finding: its cell, what is wrong and what to do, and the reason where one is asked for. */
import { Caption1, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { Language } from '../language.ts'
import { sharedWords } from '../words/shared-words.ts'
import type { ShownFinding } from './examine-sheet.ts'
import type { PartProps } from './SubmitPane.tsx'
import { submitWords } from './words.ts'

const useStyles = makeStyles({
  item: {
    marginBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  error: { borderLeftColor: tokens.colorStatusDangerBorderActive },
  warning: { borderLeftColor: tokens.colorStatusWarningBorderActive },
  notice: { borderLeftColor: tokens.colorNeutralStroke1 },
  words: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalXXS} 0`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  leads: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  cell: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink, marginRight: '0.5em' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** As the server takes them. */
const longestReason = 2000

interface FindingItemProps extends Pick<PartProps, 'dispatch' | 'goTo'> {
  readonly id: string
  readonly finding: ShownFinding
  readonly reason: string
  readonly missing: boolean
  readonly language: Language
}

/** Drawn again only where it changed: a pasted sheet has hundreds, and she types in one. */
export const FindingItem = memo(function FindingItem(props: FindingItemProps) {
  const { id, finding, reason, missing, language, dispatch, goTo } = props
  const styles = useStyles()
  const [w, s] = [submitWords(language), sharedWords(language)]
  const { cell, message, severity, needsReason } = finding
  const place = cell === undefined ? s.wholeSheet : s.cell(cell)
  return (
    <li className={mergeClasses(styles.item, styles[severity])}>
      {cell === undefined ? (
        <div id={id} tabIndex={-1} className={styles.words}>
          {message}
        </div>
      ) : (
        <button
          type="button"
          id={needsReason ? undefined : id}
          className={mergeClasses(styles.words, styles.leads)}
          onClick={() => goTo(cell)}
        >
          <span className={styles.cell}>{cell}</span>
          {message}
        </button>
      )}
      {needsReason && (
        <Field
          label={s.reasonFor(place)}
          required
          size="small"
          {...(missing ? { validationState: 'error' as const, validationMessage: w.reasonMissing } : {})}
        >
          <Textarea
            id={id}
            rows={2}
            maxLength={longestReason}
            value={reason}
            onChange={(_, { value }) => dispatch({ type: 'reasonWritten', key: finding.key, reason: value })}
          />
        </Field>
      )}
      {severity === 'warning' && !needsReason && <Caption1 className={styles.quiet}>{w.reasonInSheet}</Caption1>}
    </li>
  )
})
