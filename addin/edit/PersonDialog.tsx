/** One person's account, name, roles and departments; taken over into the changes, not saved yet. */
import { Caption1, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { type OfficeRole, officeRoles } from '../../functions/core/grant.ts'
import { type PersonEntry } from '../../functions/core/people.ts'
import { DepartmentChoice } from './DepartmentChoice.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { Department } from './people-sentence.ts'
import type { FormFault, PersonForm } from './people-state.ts'
import { type PeopleWords, peopleWords } from './people-words.ts'
import type { ViewProps } from './view-props.ts'

const useStyles = makeStyles({
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300 },
  role: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export interface PersonDialogProps extends ViewProps {
  readonly form: PersonForm
  readonly departments: readonly Department[]
}

export function PersonDialog({ form, departments, language, dispatch }: PersonDialogProps) {
  const styles = useStyles()
  if (form.kind === 'closed') return null
  const words = peopleWords(language)
  const w = words.form
  const { person, isNew, faults } = form
  const fill = (change: Partial<PersonEntry>): void =>
    dispatch({ type: 'personFilled', person: { ...person, ...change } })
  return (
    <FormDialog
      title={isNew ? w.addTitle : w.changeTitle(person.name)}
      language={language}
      busy={false}
      failure={undefined}
      send={w.keep}
      sending={w.keep}
      onSend={() => dispatch({ type: 'personKept' })}
      onClose={() => dispatch({ type: 'personClosed' })}
    >
      {isNew ? (
        <Field label={w.id} required hint={w.idHint} {...faultProps(faults.id, w)}>
          <Input
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={person.id}
            onChange={(_, { value }) => fill({ id: value })}
          />
        </Field>
      ) : (
        <Caption1 className={styles.quiet}>{w.idFixed(person.id)}</Caption1>
      )}
      <Field label={w.name} required {...faultProps(faults.name, w)}>
        <Input autoComplete="off" value={person.name} onChange={(_, { value }) => fill({ name: value })} />
      </Field>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{w.roles}</legend>
        {officeRoles.map((role) => (
          <Checkbox
            key={role}
            checked={person.roles.includes(role)}
            label={
              <span className={styles.role}>
                {words.roles[role]}
                <Caption1 className={styles.quiet}>{words.mayDo[role]}</Caption1>
              </span>
            }
            onChange={() => fill({ roles: toggled<OfficeRole>(person.roles, role) })}
          />
        ))}
      </fieldset>
      <DepartmentChoice
        chosen={person.departments}
        toggle={(department) => fill({ departments: toggled(person.departments, department) })}
        {...{ departments, language }}
      />
      <Caption1 className={styles.quiet}>{w.notSavedYet}</Caption1>
    </FormDialog>
  )
}

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]

const faultProps = (fault: FormFault | undefined, w: PeopleWords['form']) =>
  fault === undefined ? {} : { validationMessage: w.faults[fault] }
