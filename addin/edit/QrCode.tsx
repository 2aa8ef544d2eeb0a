/** A link as a QR code: black on white in every theme, with its quiet zone, or phones do not read it. */
import { makeStyles } from '@fluentui/react-components'
import { encode } from 'uqr'

const useStyles = makeStyles({
  code: { width: '160px', height: '160px', backgroundColor: 'white', forcedColorAdjust: 'none' },
})

/** Modules of white around it (ISO/IEC 18004). */
const quietZone = 4

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const styles = useStyles()
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
