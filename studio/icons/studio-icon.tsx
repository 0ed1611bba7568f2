/** The Studio's icon, a speech bubble with two lines of text; the same as `favicon.svg`. */
export function StudioIcon() {
  return (
    <svg viewBox="0 0 32 32" width="1em" height="1em" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#2f4a43" />
      <path
        d="M9 7h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-5.2L13 26.5V22H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2z"
        fill="#f6efe2"
      />
      <path d="M11 12h10M11 16.5h6.5" stroke="#2f4a43" strokeWidth="1.9" strokeLinecap="round" />
    </svg>
  )
}
