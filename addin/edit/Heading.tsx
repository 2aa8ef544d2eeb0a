/** A heading that can be given the keyboard, where it tells what has just happened. */
import { makeStyles, mergeClasses, typographyStyles } from '@fluentui/react-components'
import type { ReactNode, Ref } from 'react'

const useStyles = makeStyles({
  heading: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  large: typographyStyles.subtitle2,
  small: typographyStyles.caption1Strong,
})

export interface HeadingProps {
  readonly as: 'h2' | 'h3'
  readonly size?: 'large' | 'small'
  readonly id?: string
  readonly lang?: string
  readonly ref?: Ref<HTMLHeadingElement>
  /** What the ribbon's commands look for. */
  readonly focusName?: string
  readonly children: ReactNode
}

export function Heading({ as: Element, size = 'large', focusName, ref, children, ...rest }: HeadingProps) {
  const styles = useStyles()
  const canHold = ref !== undefined || focusName !== undefined
  return (
    <Element
      className={mergeClasses(styles.heading, styles[size])}
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      {...(canHold ? { tabIndex: -1 } : {})}
      {...(focusName === undefined ? {} : { 'data-focus': focusName })}
    >
      {children}
    </Element>
  )
}
