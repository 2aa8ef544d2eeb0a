/** One link: what became of it, for whom it opens and how long, who made it, and the way to take it back. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { ListedLink } from '../api/answers-links.ts'
import { addDays, wallClock } from '../../functions/core/period.ts'
import { Chip, type ChipKind } from '../parts/Chip.tsx'
import { mayRevoke } from './links-state.ts'
import { type LinksWords, linksWords } from './links-words.ts'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  id: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

const kinds: { readonly [S in ListedLink['state']]: ChipKind } = {
  active: 'success',
  replaced: 'brand',
  expired: 'neutral',
  revoked: 'danger',
}

/** As much of a link's id as tells it from the others; the audit names it whole. */
export const shortId = ({ id }: ListedLink): string => id.slice(0, 8)

export interface LinkRowProps extends ViewProps {
  readonly link: ListedLink
  readonly timeZone: string
  readonly me: string
}

export function LinkRow({ link, timeZone, me, language, dispatch }: LinkRowProps) {
  const styles = useStyles()
  const may = useMay()
  const w = linksWords(language)
  const who = (by: string | null): string => (by === me ? w.you : (by ?? ''))
  const { state, createdAt, by, edition, expires, hasPin, revokedAt, revokedBy } = link
  const facts = [
    w.edition(edition),
    expires === null ? w.noEnd : w.until(endOf(expires, timeZone)),
    ...(hasPin ? [w.withPin] : []),
  ]
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.id}>{w.id(shortId(link))}</span>
        <Chip kind={kinds[state]}>{w.states[state]}</Chip>
        {may('revokeLink') && mayRevoke(link) && (
          <Button
            size="small"
            aria-label={w.revoke.openOf(shortId(link))}
            onClick={() => dispatch({ type: 'revokingAsked', link })}
          >
            {w.revoke.open}
          </Button>
        )}
      </div>
      <Caption1 className={styles.quiet}>{facts.join(' · ')}</Caption1>
      <Caption1 className={styles.quiet}>{w.made(wallClock(createdAt, timeZone), who(by))}</Caption1>
      {revokedAt !== null && (
        <Caption1 className={styles.quiet}>{w.revoked(wallClock(revokedAt, timeZone), who(revokedBy))}</Caption1>
      )}
    </li>
  )
}

/** A link that ends at midnight opens until the end of the day before. */
function endOf(expires: string, timeZone: string): Parameters<LinksWords['until']>[0] {
  const instant = wallClock(expires, timeZone)
  return instant.endsWith(' 00:00') ? { day: addDays(instant.slice(0, 10), -1) } : { instant }
}
