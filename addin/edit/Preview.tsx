/**
 * The bulletin as it would be, beside the sheet. Two frames take turns: the new page is loaded behind the one that is
 * seen, scrolled to the same place and shown when it stands, so nothing flashes while she types.
 */
import { Button, Caption1, Caption1Strong, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { shown } from '../parts/loaded.ts'
import { Close, Enlarge, Shrink } from './Icons.tsx'
import type { Preview as PreviewState } from './preview-state.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { TroubleBar } from './TroubleBar.tsx'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  preview: {
    display: 'flex',
    flexDirection: 'column',
    position: 'sticky',
    bottom: 0,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`,
    marginRight: `calc(-1 * ${tokens.spacingHorizontalM})`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  title: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground2, marginLeft: tokens.spacingHorizontalS },
  frames: { position: 'relative', backgroundColor: tokens.colorNeutralBackground3 },
  half: { height: '38vh', minHeight: '160px' },
  full: { height: 'max(320px, calc(100vh - 150px))' },
  frame: { position: 'absolute', inset: 0, width: '100%', height: '100%', border: 'none' },
  behind: { visibility: 'hidden' },
})

export interface PreviewProps extends ViewProps {
  readonly preview: PreviewState
  /** The sheet has errors: what is shown is older. */
  readonly isStopped: boolean
}

export function Preview({ preview, isStopped, language, dispatch }: PreviewProps) {
  const styles = useStyles()
  const w = editWords(language).review.preview
  const { html, size } = preview
  const page = shown(html)
  const resize = (to: PreviewState['size']) => () => dispatch({ type: 'previewSized', size: to })
  if (size === 'closed')
    return (
      <div>
        <Button size="small" onClick={resize('half')}>
          {w.show}
        </Button>
      </div>
    )
  const label = size === 'full' ? w.shrink : w.enlarge
  return (
    <section className={styles.preview} aria-label={w.title}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Caption1Strong>{w.title}</Caption1Strong>
          <Caption1 className={styles.quiet} role="status">
            {isStopped ? w.stopped : html.kind === 'loading' ? w.loading : ''}
          </Caption1>
        </div>
        <Button
          size="small"
          appearance="subtle"
          icon={size === 'full' ? <Shrink /> : <Enlarge />}
          aria-label={label}
          title={label}
          onClick={resize(size === 'full' ? 'half' : 'full')}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<Close />}
          aria-label={w.hide}
          title={w.hide}
          onClick={resize('closed')}
        />
      </div>
      {html.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(html.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'previewRetried' })}
        />
      )}
      <div className={mergeClasses(styles.frames, size === 'full' ? styles.full : styles.half)}>
        {page === undefined ? (
          html.kind === 'loading' && <Spinner size="small" />
        ) : (
          <Frames page={page} title={w.frame} />
        )}
      </div>
    </section>
  )
}

interface Turn {
  /** The page of each frame; `front` is the one that is seen. */
  readonly pages: readonly [string, string]
  readonly front: 0 | 1
}

function Frames({ page, title }: { readonly page: string; readonly title: string }) {
  const styles = useStyles()
  const frames = [useRef<HTMLIFrameElement>(null), useRef<HTMLIFrameElement>(null)] as const
  const [turn, setTurn] = useState<Turn>({ pages: [page, ''], front: 0 })
  const back = turn.front === 0 ? 1 : 0
  if (page !== turn.pages[turn.front] && page !== turn.pages[back])
    setTurn({ front: turn.front, pages: turn.front === 0 ? [turn.pages[0], page] : [page, turn.pages[1]] })
  const loaded = (which: 0 | 1) => () => {
    if (which !== back || turn.pages[which] !== page) return
    // Same origin, so that the scroll position can be read; without scripts, which neither may run nor need to.
    const from = frames[turn.front].current?.contentWindow
    frames[which].current?.contentWindow?.scrollTo(0, from?.scrollY ?? 0)
    setTurn({ ...turn, front: which })
  }
  return ([0, 1] as const).map((which) => (
    <iframe
      key={which}
      ref={frames[which]}
      title={title}
      className={mergeClasses(styles.frame, which === back && styles.behind)}
      sandbox="allow-same-origin"
      srcDoc={turn.pages[which]}
      aria-hidden={which === back}
      tabIndex={which === back ? -1 : 0}
      onLoad={loaded(which)}
    />
  ))
}
