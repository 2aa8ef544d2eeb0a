/** What became of the department's words: removed ones struck out, added ones underlined; side by side, or in one. */
import { Caption1, Caption1Strong, makeStyles, tokens, ToggleButton } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { ReviewRow } from '../../functions/core/read-review.ts'
import { type DiffPart, diffTexts } from '../../functions/core/text-diff.ts'
import type { Language } from '../language.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  diff: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1 },
  sides: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  side: { minWidth: 0 },
  words: {
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  removed: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    textDecorationLine: 'line-through',
  },
  added: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    textDecorationLine: 'underline',
  },
})

export interface ItemDiffProps {
  readonly row: ReviewRow
  readonly lang: string
  readonly language: Language
}

export function ItemDiff({ row, lang, language }: ItemDiffProps) {
  const styles = useStyles()
  const [isInline, setInline] = useState(false)
  const w = editWords(language).review
  const { words, headline, text } = row
  const parts = useMemo(
    () => ({ headline: diffTexts(words.headline ?? '', headline), text: diffTexts(words.text, text) }),
    [words, headline, text],
  )
  const isAlike = [...parts.headline, ...parts.text].every((part) => part.op === 'same')
  return (
    <div className={styles.diff}>
      <div className={styles.head}>
        <Caption1Strong className={styles.title}>{w.against}</Caption1Strong>
        {!isAlike && (
          <ToggleButton size="small" checked={isInline} onClick={() => setInline(!isInline)}>
            {w.inline}
          </ToggleButton>
        )}
      </div>
      {isAlike ? (
        <>
          <Caption1>{w.sameWords}</Caption1>
          <Words {...{ parts, lang }} hide="removed" />
        </>
      ) : isInline ? (
        <Words {...{ parts, lang }} />
      ) : (
        <div className={styles.sides}>
          <div className={styles.side}>
            <Caption1>{w.departmentsWords}</Caption1>
            <Words {...{ parts, lang }} hide="added" />
          </div>
          <div className={styles.side}>
            <Caption1>{w.yourWords}</Caption1>
            <Words {...{ parts, lang }} hide="removed" />
          </div>
        </div>
      )}
    </div>
  )
}

interface WordsProps {
  readonly parts: { readonly headline: readonly DiffPart[]; readonly text: readonly DiffPart[] }
  readonly lang: string
  /** What only the other side has. */
  readonly hide?: 'removed' | 'added'
}

function Words({ parts, lang, hide }: WordsProps) {
  const styles = useStyles()
  const show = (list: readonly DiffPart[]) =>
    list.map(({ op, text }, i) => {
      if (op === hide) return null
      if (op === 'same') return <span key={i}>{text}</span>
      return op === 'removed' ? (
        <del key={i} className={styles.removed}>
          {text}
        </del>
      ) : (
        <ins key={i} className={styles.added}>
          {text}
        </ins>
      )
    })
  return (
    <div className={styles.words} lang={lang}>
      {parts.headline.length > 0 && (
        <div>
          <strong>{show(parts.headline)}</strong>
        </div>
      )}
      {show(parts.text)}
    </div>
  )
}
