declare module '*.css?inline' {
  /** The text of the style sheet, as Vite provides it to tests. */
  const css: string
  export default css
}
