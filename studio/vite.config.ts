import react from '@vitejs/plugin-react'
import {defineConfig} from 'vite'

import {contentSource} from './content-source.ts'
import {localStyles} from './lake/local-styles.ts'

const hosted = ['SANITY_STUDIO_PROJECT_ID', 'SANITY_STUDIO_DATASET']

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), ...(process.env.SANITY_STUDIO_PROJECT_ID ? [] : [localStyles()])],
  resolve: {alias: [contentSource], dedupe: ['react', 'react-dom', 'styled-components', 'sanity']},
  define: Object.fromEntries(
    hosted.map((name) => [`process.env.${name}`, JSON.stringify(process.env[name] ?? '')]),
  ),
  server: {port: 3333, host: '127.0.0.1'},
  // One large download from the own machine: splitting it would only add requests.
  build: {chunkSizeWarningLimit: 10_000, sourcemap: false},
})
