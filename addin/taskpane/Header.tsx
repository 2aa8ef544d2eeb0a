/** The line above the pane: which bulletin, who is there and as what, and the way out. */
import { Button, Caption1, makeStyles, Select, Subtitle2, tokens } from '@fluentui/react-components'
import type { BulletinEntry, Me } from '../api/answers.ts'
import { type Seat, seatKey, seatsOf } from './seats.ts'
import type { AppWords } from './words.ts'

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  who: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    flexGrow: 1,
  },
  name: { color: tokens.colorNeutralForeground2 },
})

export interface HeaderProps {
  readonly bulletin: BulletinEntry
  readonly bulletins: readonly BulletinEntry[]
  readonly seat: Seat
  readonly me: Me
  readonly w: AppWords
  readonly choose: (bulletin: string) => void
  readonly sit: (seat: string) => void
  readonly signOut: () => void
}

export function Header({ bulletin, bulletins, seat, me, w, choose, sit, signOut }: HeaderProps) {
  const styles = useStyles()
  const seats = seatsOf(bulletin)
  const nameOf = (s: Seat): string =>
    s.kind === 'office'
      ? w.role[s.role]
      : (bulletin.departments.find((d) => d.department === s.department)?.name ?? s.department)
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <Subtitle2 as="h1" lang={seat.kind === 'department' ? bulletin.language : undefined}>
          {nameOf(seat)}
        </Subtitle2>
        <Caption1 className={styles.name}>{w.signedInAs(me.name)}</Caption1>
        {seats.length > 1 && (
          <Select size="small" aria-label={w.seat} value={seatKey(seat)} onChange={(_, { value }) => sit(value)}>
            {seats.map((s) => (
              <option key={seatKey(s)} value={seatKey(s)}>
                {nameOf(s)}
              </option>
            ))}
          </Select>
        )}
        {bulletins.length > 1 ? (
          <Select
            size="small"
            aria-label={w.bulletin}
            value={bulletin.bulletin}
            onChange={(_, { value }) => choose(value)}
          >
            {bulletins.map((b) => (
              <option key={b.bulletin} value={b.bulletin} lang={b.language}>
                {b.name}
              </option>
            ))}
          </Select>
        ) : (
          <Caption1 className={styles.name} lang={bulletin.language}>
            {bulletin.name}
          </Caption1>
        )}
      </div>
      <Button size="small" appearance="subtle" onClick={signOut}>
        {w.signOut}
      </Button>
    </header>
  )
}
