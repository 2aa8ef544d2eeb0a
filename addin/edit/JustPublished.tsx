/** What publishing gave: the edition, its files with their checksums, and the link. */
import { Caption1, Caption1Strong, Link, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { IssueEntry } from '../api/answers.ts'
import type { Published } from '../api/answers-edit.ts'
import { fileFormats } from '../../functions/core/issue.ts'
import { LinkCard } from './LinkCard.tsx'
import { ReopenButton } from './ReopenButton.tsx'
import { dayText } from './shared-words.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'
import { Heading } from './Heading.tsx'

const useStyles = makeStyles({
  done: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  files: { margin: 0, padding: 0, listStyleType: 'none' },
  facts: { color: tokens.colorNeutralForeground2 },
})

export interface JustPublishedProps extends ViewProps {
  readonly published: Published
  readonly issue: IssueEntry
  readonly nameOf: (department: string) => string
}

export function JustPublished({ published, issue, nameOf, language, dispatch }: JustPublishedProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const w = editWords(language).publish
  const { edition, issuedOn, files, link, notSubmitted } = published
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <div className={styles.done}>
      <div>
        <Heading as="h3" ref={heading}>
          {w.done(edition)}
        </Heading>
        <Caption1>{w.issuedOn(dayText(issuedOn, language))}</Caption1>
        {notSubmitted.length > 0 && <Caption1 block>{w.without(notSubmitted.map(nameOf))}</Caption1>}
      </div>
      <LinkCard link={link} language={language} />
      <section aria-label={w.files}>
        <Caption1Strong block>{w.files}</Caption1Strong>
        <ul className={styles.files}>
          {fileFormats.map((format) => (
            <li key={format}>
              <Link
                href={format === 'html' ? link.url : `${link.url}bulletin.${format}`}
                target="_blank"
                rel="noreferrer"
              >
                {w.file[format]}
              </Link>{' '}
              <Caption1 className={styles.facts}>
                {w.fileFacts(files[format].bytes, files[format].sha256.slice(0, 8))}
              </Caption1>
            </li>
          ))}
        </ul>
      </section>
      <ReopenButton issue={issue.issue} language={language} dispatch={dispatch} />
    </div>
  )
}
