/** 生成链接: how long it opens, and whether it asks for a PIN. */
import { Caption1, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { FormDialog } from './FormDialog.tsx'
import type { LinkFault, LinkForm, Making } from './links-state.ts'
import { type LinksWords, linksWords } from './links-words.ts'
import { randomPin } from './random-pin.ts'
import type { ViewProps } from './view-props.ts'

export interface NewLinkDialogProps extends ViewProps {
  readonly making: Making
  readonly now: number
}

const choices = ['none', 'generated', 'typed'] as const

export function NewLinkDialog({ making, now, language, dispatch }: NewLinkDialogProps) {
  if (making.kind !== 'filling' && making.kind !== 'sending') return null
  const w = linksWords(language).create
  const { form } = making
  const faults = making.kind === 'filling' ? making.faults : {}
  const fill = (change: Partial<LinkForm>): void => dispatch({ type: 'linkFilled', form: { ...form, ...change } })
  const choose = (pinChoice: LinkForm['pinChoice']): void =>
    fill({ pinChoice, pin: pinChoice === 'generated' ? randomPin() : '' })
  return (
    <FormDialog
      title={w.title}
      language={language}
      busy={making.kind === 'sending'}
      failure={making.kind === 'filling' ? making.failure : undefined}
      send={w.send}
      sending={w.sending}
      onSend={() => dispatch({ type: 'linkSent', now })}
      onClose={() => dispatch({ type: 'linkClosed' })}
    >
      <Caption1>{w.text}</Caption1>
      <Field label={w.until} hint={w.untilHint} {...faultProps(faults.until, w)}>
        <Input type="date" value={form.until} onChange={(_, { value }) => fill({ until: value })} />
      </Field>
      <Field label={w.pin}>
        <RadioGroup
          value={form.pinChoice}
          onChange={(_, { value }) => choose(choices.find((choice) => choice === value) ?? 'none')}
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={w.choices[choice]} />
          ))}
        </RadioGroup>
      </Field>
      {form.pinChoice !== 'none' && (
        <Field
          label={form.pinChoice === 'typed' ? w.typed : w.generated}
          {...(form.pinChoice === 'typed' ? { hint: w.typedHint } : {})}
          {...faultProps(faults.pin, w)}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            readOnly={form.pinChoice === 'generated'}
            value={form.pin}
            onChange={(_, { value }) => fill({ pin: value })}
          />
        </Field>
      )}
    </FormDialog>
  )
}

const faultProps = (fault: LinkFault | undefined, w: LinksWords['create']) =>
  fault === undefined ? {} : { validationMessage: typeof fault === 'string' ? w.faults[fault] : fault.message }
