/** 撤销: says first what recipients will see. */
import { Body1 } from '@fluentui/react-components'
import { FormDialog } from './FormDialog.tsx'
import { shortId } from './LinkRow.tsx'
import type { Revoking } from './links-state.ts'
import { linksWords } from './links-words.ts'
import type { ViewProps } from './view-props.ts'

export function RevokeDialog({ revoking, language, dispatch }: ViewProps & { readonly revoking: Revoking }) {
  if (revoking.kind === 'closed') return null
  const w = linksWords(language).revoke
  const { link } = revoking
  return (
    <FormDialog
      title={w.title(shortId(link))}
      language={language}
      busy={revoking.kind === 'sending'}
      failure={revoking.kind === 'asking' ? revoking.failure : undefined}
      send={w.send}
      sending={w.sending}
      onSend={() => dispatch({ type: 'revokingSent' })}
      onClose={() => dispatch({ type: 'revokingClosed' })}
    >
      <Body1>{w.whatTheySee}</Body1>
      {link.state === 'replaced' && <Body1>{w.replacedToo}</Body1>}
      <Body1>{w.forGood}</Body1>
    </FormDialog>
  )
}
