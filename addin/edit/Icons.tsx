/** The few small pictures that the pane needs; each beside or named by words. */
const shape = (path: string) =>
  function Icon() {
    return (
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    )
  }

export const ChevronDown = shape('M4 6l4 4 4-4')
export const ChevronRight = shape('M6 4l4 4-4 4')
export const ArrowUp = shape('M8 13V3M4 7l4-4 4 4')
export const ArrowDown = shape('M8 3v10M4 9l4 4 4-4')
export const Refresh = shape('M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5')
export const Enlarge = shape('M9.5 2.5h4v4M13 3L9 7M6.5 13.5h-4v-4M3 13l4-4')
export const Shrink = shape('M13.5 6.5h-4v-4M10 6l4-4M2.5 9.5h4v4M6 10l-4 4')
export const Close = shape('M4 4l8 8M12 4l-8 8')
