import react from '@vitejs/plugin-react'
import {defineConfig} from 'vite'

import {selfHostedFonts} from './lake/self-hosted-fonts.ts'
import {packageAliases} from './package-aliases.ts'
import {PREVIEW_PAGE_OPTIONS} from './preview/page-options.ts'

const HOSTED_VARIABLES = [
  'SANITY_STUDIO_PROJECT_ID',
  'SANITY_STUDIO_DATASET',
  'SANITY_STUDIO_SITE_ADDRESS',
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), ...(process.env.SANITY_STUDIO_PROJECT_ID ? [] : [selfHostedFonts()])],
  resolve: {alias: packageAliases, dedupe: ['react', 'react-dom', 'styled-components', 'sanity']},
  define: Object.fromEntries(
    HOSTED_VARIABLES.map((name) => [
      `process.env.${name}`,
      JSON.stringify(process.env[name] ?? ''),
    ]),
  ),
  worker: PREVIEW_PAGE_OPTIONS,
  server: {port: 3333, host: '127.0.0.1'},
  // The Studio is served from the same machine or network, so smaller chunks would only add requests.
  build: {chunkSizeWarningLimit: 10_000, sourcemap: false},
})
