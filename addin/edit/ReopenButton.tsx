import { Button } from '@fluentui/react-components'
import { useMay } from './use-may.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

export function ReopenButton({ issue, language, dispatch }: ViewProps & { readonly issue: string }) {
  if (!useMay()('reopen')) return null
  return (
    <div>
      <Button size="small" onClick={() => dispatch({ type: 'reopeningAsked', issue })}>
        {editWords(language).reopen.open}
      </Button>
    </div>
  )
}
