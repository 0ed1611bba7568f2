/** The parts that differ between pages. */
export interface ShellParts {
  readonly head?: string
  readonly main: string
}

/** Renders a site owner's page, which is the same for every variant, around the given parts. */
export function shell({head = '', main}: ShellParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The Slipway</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0 auto; max-width: 42rem; padding: 1rem; font: 1.0625rem/1.55 Georgia, serif; }
header, footer { font-family: sans-serif; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #888; }
</style>
${head}
</head>
<body>
<header><p>The Slipway: letters from a small harbour</p></header>
<main>
${main}
</main>
<footer><p>Printed on the quay since 1951. Write to us at the harbour office.</p></footer>
</body>
</html>
`
}

/** Renders the attribute that reserves height for an article; empty if no height is reserved. */
export function renderHeightAttribute(reservedHeight: string | undefined): string {
  return reservedHeight ? ` style="display: block; min-height: ${reservedHeight}"` : ''
}
