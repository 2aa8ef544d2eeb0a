/** 链接: the links of an issue and what became of each; making another, shown once; revoking one. */
import { Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { shown } from '../parts/loaded.ts'
import { apiTrouble } from '../parts/trouble.ts'
import { Heading } from './Heading.tsx'
import { LinkCard } from './LinkCard.tsx'
import { LinkRow } from './LinkRow.tsx'
import type { LinksState, Making } from './links-state.ts'
import { linksWords } from './links-words.ts'
import { NewLinkDialog } from './NewLinkDialog.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { TroubleBar } from './TroubleBar.tsx'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Rows at a time: an issue has a few links, but nothing keeps anybody from making hundreds. */
const page = 30

export interface LinksSectionProps extends ViewProps {
  readonly links: LinksState
  /** The id of the person at the pane. */
  readonly me: string
  /** The server's time, in milliseconds. */
  readonly now: number
}

export default function LinksSection({ links, me, now, language, dispatch }: LinksSectionProps) {
  const styles = useStyles()
  const may = useMay()
  const [most, setMost] = useState(page)
  const heading = useRef<HTMLHeadingElement>(null)
  const w = linksWords(language)
  const list = shown(links.list)
  useFocusAfterRevoking(heading, links)
  return (
    <section className={styles.section} aria-labelledby="links-title">
      <div className={styles.head}>
        <Heading as="h3" id="links-title" ref={heading}>
          {w.title}
        </Heading>
        {may('createLink') && list && (
          <Button size="small" onClick={() => dispatch({ type: 'linkAsked' })}>
            {w.create.open}
          </Button>
        )}
      </div>
      {!may('createLink') && <Caption1 className={styles.quiet}>{w.readOnly}</Caption1>}
      <Made making={links.making} language={language} dispatch={dispatch} />
      {links.list.kind === 'failed' && (
        <TroubleBar
          trouble={apiTrouble(links.list.failure)}
          language={language}
          tryAgain={() => dispatch({ type: 'linksAsked' })}
        />
      )}
      {list === undefined && links.list.kind === 'loading' && (
        <Spinner size="small" label={editWords(language).loading} />
      )}
      {list?.links.length === 0 && <Caption1 className={styles.quiet}>{w.none}</Caption1>}
      <ul className={styles.list} aria-label={w.list}>
        {list?.links.slice(0, most).map((link) => (
          <LinkRow key={link.id} timeZone={list.timeZone} {...{ link, me, language, dispatch }} />
        ))}
      </ul>
      {list && list.links.length > most && (
        <div>
          <Button size="small" onClick={() => setMost(most + page)}>
            {w.more(Math.min(page, list.links.length - most))}
          </Button>
        </div>
      )}
      <NewLinkDialog making={links.making} {...{ now, language, dispatch }} />
      <RevokeDialog revoking={links.revoking} {...{ language, dispatch }} />
    </section>
  )
}

/** The new link takes the keyboard: nothing else shows it again. */
function Made({ making, language, dispatch }: ViewProps & { readonly making: Making }) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const w = linksWords(language)
  const link = making.kind === 'made' ? making.link : null
  useEffect(() => {
    if (link) heading.current?.focus()
  }, [link])
  if (making.kind !== 'made') return null
  return (
    <section className={styles.section} aria-labelledby="new-link-title">
      <Heading as="h3" size="small" id="new-link-title" ref={heading}>
        {w.madeTitle}
      </Heading>
      <LinkCard link={making.link} pin={making.pin} language={language} />
      <div>
        <Button size="small" onClick={() => dispatch({ type: 'linkClosed' })}>
          {w.done}
        </Button>
      </div>
    </section>
  )
}

/** The button that she pressed goes with its link's being active. */
function useFocusAfterRevoking(heading: React.RefObject<HTMLHeadingElement | null>, { revoking, list }: LinksState) {
  const wasSending = useRef(false)
  useEffect(() => {
    if (revoking.kind === 'sending') wasSending.current = true
    else if (revoking.kind === 'asking') wasSending.current = false
    else if (wasSending.current && list.kind === 'ready') {
      wasSending.current = false
      heading.current?.focus()
    }
  }, [heading, revoking, list])
}
