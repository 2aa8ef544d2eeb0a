/** Her earlier words beside those that the department sent since: she takes one of the two, and neither is lost. */
import { Button, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { ItemEdit } from '../../functions/core/issue.ts'
import type { ReviewRow } from '../../functions/core/read-review.ts'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  choice: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  sides: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  words: {
    flexGrow: 1,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

export interface ConflictChoiceProps extends ViewProps {
  readonly row: ReviewRow
  readonly name: string
  readonly lang: string
  readonly mine: ItemEdit
}

export function ConflictChoice({ row, name, lang, mine, language, dispatch }: ConflictChoiceProps) {
  const styles = useStyles()
  const may = useMay()
  const w = editWords(language).review.conflict
  const decide = (side: 'mine' | 'theirs') => () => dispatch({ type: 'conflictDecided', item: row.item, side })
  const sides = [
    {
      label: w.mine,
      button: w.keepMine,
      side: 'mine',
      headline: mine.headline ?? mine.base.headline ?? '',
      text: mine.text ?? mine.base.text,
      isOut: mine.include === false,
    },
    {
      label: w.theirs,
      button: w.takeTheirs,
      side: 'theirs',
      headline: row.words.headline ?? '',
      text: row.words.text,
      isOut: false,
    },
  ] as const
  return (
    <div className={styles.choice} role="group" aria-label={w.title}>
      <Caption1>
        <Caption1Strong>{w.title}</Caption1Strong> {w.text(name)}
      </Caption1>
      <div className={styles.sides}>
        {sides.map(({ label, button, side, headline, text, isOut }) => (
          <div key={side} className={styles.side}>
            <Caption1Strong>{label}</Caption1Strong>
            <div className={styles.words} lang={lang}>
              {isOut && <div>{w.leftOut}</div>}
              {headline !== '' && <strong>{headline}</strong>}
              {headline !== '' && <br />}
              {text}
            </div>
            {may('saveReview') && (
              <Button size="small" onClick={decide(side)}>
                {button}
              </Button>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
