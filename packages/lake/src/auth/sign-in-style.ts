/** The style sheet of the pages for logging in and for a new password. */
export const SIGN_IN_STYLE = `
:root {
  color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  --line: light-dark(#cfd3dc, #434857); --muted: light-dark(#555b6b, #a6adbd);
  --accent: light-dark(#2f4fd0, #8ea5ff); --on-accent: light-dark(#fff, #10131f);
  --surface: light-dark(#fff, #1a1b23); --hover: light-dark(#f1f3f9, #262833);
}
body {
  display: grid; place-items: center; min-height: 100vh; margin: 0; padding: 1.5rem; box-sizing: border-box;
  background: light-dark(#f5f6fa, #12131a); color: light-dark(#1f2128, #e3e4e8);
}
main {
  display: grid; gap: 1rem; box-sizing: border-box; inline-size: min(24rem, 100%); padding: 1.75rem;
  border: 1px solid var(--line); border-radius: .75rem; background: var(--surface);
}
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 }
p { margin: 0; color: var(--muted); font-size: .9375rem; overflow-wrap: anywhere }
form { display: grid; gap: .875rem }
ul { display: grid; gap: .5rem; margin: 0; padding: 0; list-style: none }
label { display: grid; gap: .25rem; font-size: .9375rem; font-weight: 500 }
input, select, button { font: inherit; color: inherit; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem; box-sizing: border-box; inline-size: 100% }
input, select { background: light-dark(#fff, #12131a); font-weight: 400 }
button { cursor: pointer; background: none }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600 }
button.person { display: grid; grid-template-columns: 2.5rem 1fr; gap: 0 .75rem; align-items: center; text-align: start }
button.person:hover { background: var(--hover) }
button.person > :first-child { grid-row: span 2 }
.picture { inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; object-fit: cover; display: grid; place-items: center; background: var(--accent); color: var(--on-accent); font-weight: 600; font-size: .9375rem }
.name { font-weight: 600; overflow: hidden; text-overflow: ellipsis }
.role { color: var(--muted); font-size: .875rem; line-height: 1.2 }
a { color: var(--accent) }
summary { cursor: pointer; font-weight: 500 }
details[open] summary { margin-block-end: .875rem }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
[role=alert] { color: light-dark(#b3261e, #ff9d94) }
`
