/** What has just come of something she did. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components'
import { Close } from './Icons.tsx'
import type { Notice } from './notice.ts'
import type { ViewProps } from './view-props.ts'
import { editWords } from './words.ts'

/** Always there, so that a screen reader hears what comes into it. */
export function NoticeBar({ notice, language, dispatch }: ViewProps & { readonly notice: Notice | null }) {
  const w = editWords(language)
  return (
    <div role="status">
      {notice && (
        <MessageBar
          intent={notice.kind === 'nothingAtCell' ? 'info' : 'success'}
          layout="multiline"
          style={{ marginBottom: tokens.spacingVerticalS }}
        >
          <MessageBarBody>{w.notice(notice)}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                size="small"
                appearance="transparent"
                icon={<Close />}
                aria-label={w.close}
                onClick={() => dispatch({ type: 'noticeClosed' })}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  )
}
