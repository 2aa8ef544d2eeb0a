import { Button } from '@fluentui/react-components'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

export function ReopenButton({ issue, language, dispatch }: ViewProps & { readonly issue: string }) {
  return (
    <div>
      <Button size="small" onClick={() => dispatch({ type: 'reopeningAsked', issue })}>
        {editWords(language).reopen.open}
      </Button>
    </div>
  )
}
