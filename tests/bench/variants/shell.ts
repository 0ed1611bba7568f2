/** What differs from page to page. */
export interface ShellParts {
  readonly head?: string
  readonly main: string
}

/** A site owner's page around the article, with text above and below; the same for every variant. */
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

/** The attribute that reserves height for an article, or ''. */
export function reservedStyle(reserved: string | undefined): string {
  return reserved ? ` style="display: block; min-height: ${reserved}"` : ''
}
