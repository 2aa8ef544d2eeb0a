/** A screen in the place of the pane: what is the matter, what to do, and the buttons for it. */
import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Screen as ScreenWords } from './words.ts'

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

export function Screen({ words, children }: { readonly words: ScreenWords; readonly children?: ReactNode }) {
  const styles = useStyles()
  return (
    <main className={styles.screen}>
      <Subtitle2 as="h1">{words.title}</Subtitle2>
      <Text>{words.advice}</Text>
      <div className={styles.actions}>{children}</div>
    </main>
  )
}
